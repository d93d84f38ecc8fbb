import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseUploadFile, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { parseBoardId } from '../../shared/ids/boardId.ts'

/** The folder of uploaded images in a data folder. */
export function uploadsIn(dataFolder: string): string {
  return join(dataFolder, 'uploads')
}

/** A name for an upload that can be compared, and shown. */
export function pathOf({ boardId, file }: UploadFile): string {
  return `${boardId}/${file}`
}

/** Every upload in a data folder with its size in bytes. What is still coming in is none. */
export function listUploads(dataFolder: string): (UploadFile & { bytes: number })[] {
  const folder = uploadsIn(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((boardId) => {
    if (!parseBoardId(boardId)) return []
    return readdirSync(join(folder, boardId)).flatMap((file) => {
      const upload = parseUploadFile(boardId, file)
      return upload ? [{ ...upload, bytes: statSync(join(folder, boardId, file)).size }] : []
    })
  })
}
