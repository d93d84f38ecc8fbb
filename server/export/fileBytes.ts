import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { UploadFile } from '../../shared/board/uploadAddress.ts'
import {
  boardFileVersion,
  documentName,
  manifestName,
  partOfUpload,
  partOfVersion,
  type FileVersion,
  type Manifest,
} from '../../shared/boardFile/boardFile.ts'
import { centralDirectory, localHeader, type ZipEntry } from '../../shared/boardFile/storedZip.ts'
import { textOfImage, type FilePart } from '../../shared/export/fileParts.ts'
import type { FileContents } from './exportStored.ts'

/** The bytes of an uploaded image; undefined when it is missing. */
export type ReadUpload = (upload: UploadFile) => Promise<Buffer | undefined>

/** Reads images from the folder of all uploads. */
export function uploadReader(folder: string): ReadUpload {
  return async ({ boardId, file }) => {
    try {
      return await readFile(join(folder, boardId, file))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }
}

/** An exported file, piece by piece: of all its images one is in memory at a time. */
export function fileBytes(contents: FileContents, read: ReadUpload): AsyncGenerator<Uint8Array> {
  return contents.kind === 'text' ? textBytes(contents.parts, read) : boardFileBytes(contents, read)
}

async function* textBytes(parts: readonly FilePart[], read: ReadUpload): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    yield Buffer.from(typeof part === 'string' ? part : textOfImage(part, (await read(part.image))?.toString('base64')))
  }
}

async function* boardFileBytes(
  { title, exportedAt, update, versions, uploads }: Extract<FileContents, { kind: 'board' }>,
  read: ReadUpload,
): AsyncGenerator<Uint8Array> {
  const entries: ZipEntry[] = []
  const listed: FileVersion[] = versions.map(({ about: { id, at, kind, name, by, notes } }) => ({
    id,
    at: new Date(at).toISOString(),
    kind,
    name,
    by,
    notes,
  }))
  const manifest: Manifest = { flamingo: 'board', version: boardFileVersion, title, exportedAt, parts: [], versions: listed }
  let at = 0

  function* entry(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    const about = { name, bytes: bytes.length, crc32: crc32(bytes) }
    const header = localHeader(about)
    entries.push({ ...about, offset: at })
    at += header.length + bytes.length
    yield header
    yield bytes
  }
  function* part(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    manifest.parts.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    yield* entry(name, bytes)
  }

  yield* part(documentName, update)
  for (const { about, bytes } of versions) yield* part(partOfVersion(about.id), bytes)
  for (const upload of uploads) {
    const bytes = await read(upload)
    // What is missing on the board is missing in its file.
    if (bytes) yield* part(partOfUpload(upload), bytes)
  }
  yield* entry(manifestName, Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`))
  yield centralDirectory(entries, at)
}
