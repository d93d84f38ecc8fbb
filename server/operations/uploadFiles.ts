import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'

/** An uploaded image: its board, and its file's name, which is part of its address. */
export type UploadFile = { boardId: BoardId; file: string }

const fileNamePattern = /^[A-Za-z0-9_-]{22}\.(png|jpg|gif|webp)$/
const addressPattern = /^(?:https?:\/\/[^/]+)?\/uploads\/([^/]+)\/([^/?#]+)$/

/** The folder of uploaded images in a data folder. */
export function uploadsIn(dataFolder: string): string {
  return join(dataFolder, 'uploads')
}

/** The upload that is called so, or undefined when nothing the server ever stored has such a name. */
export function parseUploadFile(boardIdText: string, file: string): UploadFile | undefined {
  const boardId = parseBoardId(boardIdText)
  return boardId && fileNamePattern.test(file) ? { boardId, file } : undefined
}

/** The upload that an image on a board stands for, or undefined when it comes from elsewhere. */
export function uploadAt(address: string): UploadFile | undefined {
  const [, boardId = '', file = ''] = addressPattern.exec(address) ?? []
  return parseUploadFile(boardId, file)
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
