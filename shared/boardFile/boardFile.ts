import { addressOf, parseUploadFile, type UploadFile } from '../board/uploadAddress.ts'
import { isObject } from '../document/richText.ts'

/**
 * A board's own file, `.flamingo`: a ZIP archive in which nothing is compressed, so that nothing in it can burst (docs/decisions/0020).
 * It holds a manifest, which comes last and lists all other parts with their checksums, the document, the images that it shows, and
 * whatever further parts a later Flamingo knows.
 */
export const boardFileVersion = 1

/** The names of its parts. An image is `uploads/<board>/<file>`. */
export const manifestName = 'manifest.json'
/** The whole document as one Yjs update, V1 encoding. */
export const documentName = 'document.update'

/** What a board's file says of itself. `sha256` in hex. */
export type Manifest = {
  flamingo: 'board'
  version: number
  title: string
  /** ISO 8601, UTC. */
  exportedAt: string
  parts: ManifestPart[]
}
export type ManifestPart = { name: string; bytes: number; sha256: string }

/** The name of an image in the file. */
export function partOfUpload(upload: UploadFile): string {
  return addressOf(upload).slice(1)
}

/** The image that a part is; undefined for everything else. */
export function uploadOfPart(name: string): UploadFile | undefined {
  const [, boardId = '', file = ''] = /^uploads\/([^/]+)\/([^/]+)$/.exec(name) ?? []
  return parseUploadFile(boardId, file)
}

/** Reads a manifest. `newer`: only a later Flamingo knows what the parts mean. */
export function readManifest(text: string): Manifest | 'newer' | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value) || value.flamingo !== 'board' || !isVersion(value.version)) return undefined
  if (value.version > boardFileVersion) return 'newer'
  const { version, title, exportedAt, parts } = value
  if (typeof title !== 'string' || typeof exportedAt !== 'string' || !Array.isArray(parts) || !parts.every(isPart)) return undefined
  return { flamingo: 'board', version, title, exportedAt, parts }
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

function isPart(value: unknown): value is ManifestPart {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    Number.isSafeInteger(value.bytes) &&
    typeof value.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(value.sha256)
  )
}
