import { addressOf, parseUploadFile, type UploadFile } from '../board/uploadAddress.ts'
import { limits } from '../protocol/limits.ts'
import { parseVersionId, versionKinds, type BoardVersion, type VersionId } from '../version/boardVersion.ts'
import { isObject } from '../document/richText.ts'

/**
 * A board's own file, `.flamingo`: a ZIP archive in which nothing is compressed, so that nothing in it can burst (docs/decisions/0020).
 * It holds a manifest, which comes last and lists all other parts with their checksums, the document, its versions, the images that any of
 * them shows, and whatever further parts a later Flamingo knows.
 */
export const boardFileVersion = 1

/** The names of its parts. An image is `uploads/<board>/<file>`, a version `versions/<id>.br`. */
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
  /** Missing in files of older Flamingos, and of a single version. See `readVersions`. */
  versions?: unknown
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

/** A version as a manifest lists it. `at`: ISO 8601. */
export type FileVersion = Omit<BoardVersion, 'at'> & { at: string }

/** The part of a version: its whole document as one Yjs update, V1 encoding, compressed by Brotli. */
export function partOfVersion(id: VersionId): string {
  return `versions/${id}.br`
}

/** The versions that a manifest lists; undefined when one is none, or two have the same id. */
export function readVersions(listed: unknown): BoardVersion[] | undefined {
  if (listed === undefined) return []
  if (!Array.isArray(listed)) return undefined
  const versions = listed.flatMap((one) => readVersion(one) ?? [])
  const isSound = versions.length === listed.length && new Set(versions.map(({ id }) => id)).size === versions.length
  return isSound ? versions : undefined
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
  const { version, title, exportedAt, parts, versions } = value
  if (typeof title !== 'string' || typeof exportedAt !== 'string' || !Array.isArray(parts) || !parts.every(isPart)) return undefined
  return { flamingo: 'board', version, title, exportedAt, parts, versions }
}

function readVersion(value: unknown): BoardVersion | undefined {
  if (!isObject(value)) return undefined
  const { id, at, kind, name, by, notes } = value
  const [versionId, time] = [typeof id === 'string' ? parseVersionId(id) : undefined, typeof at === 'string' ? Date.parse(at) : Number.NaN]
  const isWhole = isOneOf(versionKinds, kind) && typeof name === 'string' && typeof by === 'string' && Number.isSafeInteger(notes)
  // A date before the first of these files, or far beyond any, would decide which versions are kept.
  if (!versionId || !isWhole || !(time > 0) || time > latest || Number(notes) < 0) return undefined
  const [shortName, shortBy] = [name.slice(0, limits.versionNameLength), by.slice(0, limits.personNameLength)]
  return { id: versionId, at: time, kind, name: shortName, by: shortBy, notes: Number(notes) }
}

/** The year 2200. */
const latest = Date.UTC(2200, 0)

function isOneOf<T extends string>(known: readonly T[], value: unknown): value is T {
  return (known as readonly unknown[]).includes(value)
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
