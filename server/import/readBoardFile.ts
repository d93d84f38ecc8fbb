import { createHash } from 'node:crypto'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { UploadFile } from '../../shared/board/uploadAddress.ts'
import { documentName, manifestName, readManifest, uploadOfPart, type ManifestPart } from '../../shared/boardFile/boardFile.ts'
import { findEntries, type ByteSource, type FoundEntry } from '../../shared/boardFile/storedZip.ts'
import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { imageExtensionOf, imageSignatureBytes } from '../http/imageType.ts'
import { acceptDocument, type AcceptedDocument, type AcceptOptions } from './acceptDocument.ts'
import { readFileVersions, type ReadVersion } from './readFileVersions.ts'

/** A file to be read: where it lies, what the board will be called, and the new folder that takes its images. */
export type BoardFileOrder = { file: string; boardId: BoardId; imageFolder: string; limits: Limits }

/** What came of it. `part`: the entry of the archive that is wrong. */
export type BoardFileReading =
  | ({ kind: 'read'; versions: ReadVersion[] } & AcceptedDocument)
  | { kind: 'flawed'; flaw: 'notABoardFile' | 'repacked' | 'newer' }
  | { kind: 'flawed'; flaw: 'damaged' | 'tooLarge' | 'notAnImage'; part: string }

const mostManifestBytes = 4 * 1024 * 1024
const documentOnItsOwn = 'the document'

/**
 * Reads a board's own file with nothing taken on trust: every part is compared with its checksum, the document is looked at as one from
 * the wire is, and images are what their bytes say. They are written into `imageFolder` under new names, by which the document calls them.
 */
export async function readBoardFile(order: BoardFileOrder): Promise<BoardFileReading> {
  const handle = await open(order.file)
  try {
    return await readFrom(handle, order)
  } finally {
    await handle.close()
  }
}

async function readFrom(handle: FileHandle, { boardId, imageFolder, limits }: BoardFileOrder): Promise<BoardFileReading> {
  const { size } = await handle.stat()
  const source: ByteSource = { size, read: (from, length) => readBytes(handle, from, length) }
  const entries = await findEntries(source)
  if (!entries) return flawed('notABoardFile')
  if (entries === 'repacked') return flawed('repacked')
  const manifestEntry = entries.find(({ name }) => name === manifestName)
  if (!manifestEntry || manifestEntry.bytes > mostManifestBytes) return flawed('notABoardFile')
  const manifest = readManifest(new TextDecoder().decode(await source.read(manifestEntry.start, manifestEntry.bytes)))
  if (!manifest) return flawed('notABoardFile')
  if (manifest === 'newer') return flawed('newer')
  const parts = partsOf(manifest.parts, entries)
  if (typeof parts === 'string') return { kind: 'flawed', flaw: 'damaged', part: parts }
  for (const { entry, sha256 } of parts.values()) {
    if ((await sha256Of(handle, entry)) !== sha256) return { kind: 'flawed', flaw: 'damaged', part: entry.name }
  }
  const document = parts.get(documentName)?.entry
  if (!document) return { kind: 'flawed', flaw: 'damaged', part: documentName }
  if (document.bytes > limits.boardBytes) return { kind: 'flawed', flaw: 'tooLarge', part: documentOnItsOwn }
  const images = await takeImages(
    handle,
    [...parts.values()].map(({ entry }) => entry),
    { imageFolder, limits },
  )
  if ('flaw' in images) return { kind: 'flawed', ...images }
  const accept: AcceptOptions = {
    entries: limits.boardFileEntries,
    fallbackTitle: manifest.title,
    rename: ({ boardId: from, file }) => {
      const named = images.names.get(`${from}/${file}`)
      return named === undefined ? undefined : { boardId, file: named }
    },
  }
  const accepted = acceptDocument(await source.read(document.start, document.bytes), accept)
  if (accepted === 'newer') return flawed('newer')
  if (accepted === 'too-large') return { kind: 'flawed', flaw: 'tooLarge', part: documentOnItsOwn }
  if (accepted === 'unsound') return { kind: 'flawed', flaw: 'damaged', part: documentName }
  const readPart = (name: string): Promise<Uint8Array> | undefined => {
    const entry = parts.get(name)?.entry
    return entry && source.read(entry.start, entry.bytes)
  }
  const versions = await readFileVersions(manifest.versions, readPart, accept, limits)
  return 'flaw' in versions ? { kind: 'flawed', ...versions } : { kind: 'read', ...accepted, versions }
}

function flawed(flaw: 'notABoardFile' | 'repacked' | 'newer'): BoardFileReading {
  return { kind: 'flawed', flaw }
}

/** Each part with its entry, or the name of the first that only one side knows. */
function partsOf(
  listed: readonly ManifestPart[],
  entries: readonly FoundEntry[],
): Map<string, { entry: FoundEntry; sha256: string }> | string {
  const parts = new Map<string, { entry: FoundEntry; sha256: string }>()
  const entryByName = new Map(entries.map((entry) => [entry.name, entry]))
  for (const { name, bytes, sha256 } of listed) {
    const entry = entryByName.get(name)
    if (entry?.bytes !== bytes || parts.has(name)) return name.slice(0, 200)
    parts.set(name, { entry, sha256 })
  }
  const unlisted = entries.find(({ name }) => name !== manifestName && !parts.has(name))
  return unlisted ? unlisted.name : parts
}

async function takeImages(
  handle: FileHandle,
  entries: readonly FoundEntry[],
  { imageFolder, limits }: { imageFolder: string; limits: Limits },
): Promise<{ names: Map<string, string> } | { flaw: 'tooLarge' | 'notAnImage'; part: string }> {
  const names = new Map<string, string>()
  let room = limits.uploadBytesPerBoard
  await mkdir(imageFolder, { mode: 0o700 })
  for (const entry of entries) {
    const upload: UploadFile | undefined = uploadOfPart(entry.name)
    if (!upload) continue
    room -= entry.bytes
    if (entry.bytes > limits.uploadBytes || room < 0) return { flaw: 'tooLarge', part: entry.name }
    const extension = imageExtensionOf(await readBytes(handle, entry.start, Math.min(entry.bytes, imageSignatureBytes)))
    if (!extension) return { flaw: 'notAnImage', part: entry.name }
    const file = `${encodeBase64Url(crypto.getRandomValues(new Uint8Array(16)))}.${extension}`
    const target = await open(join(imageFolder, file), 'wx', 0o600)
    // Synced before anybody reads its name, and closed by the stream.
    await pipeline(bytesOf(handle, entry), target.createWriteStream({ flush: true }))
    names.set(`${upload.boardId}/${upload.file}`, file)
  }
  return { names }
}

async function sha256Of(handle: FileHandle, entry: FoundEntry): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytesOf(handle, entry)) hash.update(chunk)
  return hash.digest('hex')
}

const chunkBytes = 1024 * 1024

async function* bytesOf(handle: FileHandle, { start, bytes }: FoundEntry): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += chunkBytes) yield await readBytes(handle, start + at, Math.min(chunkBytes, bytes - at))
}

async function readBytes(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length;) {
    const { bytesRead } = await handle.read(bytes, at, length - at, from + at)
    if (bytesRead === 0) throw new Error('A file ended while it was read')
    at += bytesRead
  }
  return bytes
}
