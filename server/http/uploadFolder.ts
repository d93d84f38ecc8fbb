import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pLimit from 'p-limit'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import { imageExtensionOf, imageSignatureBytes } from './imageType.ts'

/** A stream of an uploaded file; `truncated` when it was cut off at the size limit. */
export type IncomingFile = Readable & { truncated: boolean }

export type UploadResult = { file: string } | 'unsupportedImage' | 'tooLarge' | 'boardStorageFull'

/** The images of all boards, a folder a board. */
export type UploadFolder = {
  /** Absolute. */
  readonly path: string
  /** Takes an image in; when it resolves to a name, it is on disk under that name. Rejects when the disk fails. */
  save(boardId: BoardId, incoming: IncomingFile): Promise<UploadResult>
  /** A path that nothing has yet, on the same disk. What is there at the next start is removed. */
  temporaryPath(): string
  /** Gives a new board all the images in a folder at `temporaryPath`, in one step; they are on disk already. */
  adopt(boardId: BoardId, folder: string): Promise<void>
  /** Removes the images of a board that did not come to be. */
  discard(boardId: BoardId): Promise<void>
}

const fileIdBytes = 16

/** Opens the images in `folder`, and removes what uploads that were cut short have left there. */
export async function openUploadFolder(
  folder: string,
  options: { bytesPerBoard: number; randomBytes: (count: number) => Uint8Array },
): Promise<UploadFolder> {
  const path = resolve(folder)
  const incomingFolder = join(path, '.incoming')
  await rm(incomingFolder, { recursive: true, force: true })
  await mkdir(incomingFolder, { recursive: true, mode: 0o700 })

  // One after the other: two that look at the same free room would both take it.
  const inTurn = pLimit(1)

  async function moveIn(boardId: BoardId, temporary: string, extension: string): Promise<UploadResult> {
    const boardFolder = join(path, boardId)
    await mkdir(boardFolder, { recursive: true, mode: 0o700 })
    const { size } = await stat(temporary)
    if ((await bytesIn(boardFolder)) + size > options.bytesPerBoard) return 'boardStorageFull'
    const file = `${encodeBase64Url(options.randomBytes(fileIdBytes))}.${extension}`
    await rename(temporary, join(boardFolder, file))
    await syncFolder(boardFolder)
    return { file }
  }

  const temporaryPath = (): string => join(incomingFolder, encodeBase64Url(options.randomBytes(fileIdBytes)))

  return {
    path,
    temporaryPath,
    async adopt(boardId, folder) {
      await syncFolder(folder)
      await rename(folder, join(path, boardId))
      await syncFolder(path)
    },
    discard: (boardId) => rm(join(path, boardId), { recursive: true, force: true }),
    async save(boardId, incoming) {
      const temporary = temporaryPath()
      try {
        // `flush`: on disk before the name that people will see exists.
        await pipeline(incoming, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }))
        if (incoming.truncated) return 'tooLarge'
        const extension = imageExtensionOf(await firstBytesOf(temporary))
        if (!extension) return 'unsupportedImage'
        return await inTurn(() => moveIn(boardId, temporary, extension))
      } finally {
        await rm(temporary, { force: true })
      }
    },
  }
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (file) => (await stat(join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function firstBytesOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(imageSignatureBytes), 0, imageSignatureBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Makes a rename last through a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
