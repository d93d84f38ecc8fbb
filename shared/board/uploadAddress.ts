import { parseBoardId, type BoardId } from '../ids/boardId.ts'

/** An uploaded image: its board, and its file's name, which is part of its address. */
export type UploadFile = { boardId: BoardId; file: string }

/** The kinds of images that a server keeps, by the ending of their names. */
export const imageTypeByExtension = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const
export type ImageExtension = keyof typeof imageTypeByExtension

const fileNamePattern = /^[A-Za-z0-9_-]{22}\.(png|jpg|gif|webp)$/
const addressPattern = /^(?:https?:\/\/[^/]+)?\/uploads\/([^/]+)\/([^/?#]+)$/

/** The upload that is called so, or undefined when nothing a server ever stored has such a name. */
export function parseUploadFile(boardIdText: string, file: string): UploadFile | undefined {
  const boardId = parseBoardId(boardIdText)
  return boardId && fileNamePattern.test(file) ? { boardId, file } : undefined
}

/** The upload that an image on a board stands for, or undefined when it comes from elsewhere. */
export function uploadAt(address: string): UploadFile | undefined {
  const [, boardId = '', file = ''] = addressPattern.exec(address) ?? []
  return parseUploadFile(boardId, file)
}

/** Where a page finds an upload: a path on its server. */
export function addressOf({ boardId, file }: UploadFile): string {
  return `/uploads/${boardId}/${file}`
}

/** The media type of an upload, by its name. */
export function mediaTypeOf({ file }: UploadFile): string {
  const extension = fileNamePattern.exec(file)?.[1] as ImageExtension | undefined
  return extension ? imageTypeByExtension[extension] : 'application/octet-stream'
}
