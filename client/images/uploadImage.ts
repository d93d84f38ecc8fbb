import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { problemOfResponse, problemOfUpload, type ImageProblem } from './imageRules.ts'

/** Sends an image to the board's folder on the server. Answers with its address there, or why it didn't work. */
export type UploadImage = (file: File) => Promise<{ url: string } | ImageProblem>

/** The upload of one board, with the key that this page holds. `largest`: what the server takes, in bytes. */
export function createUpload(boardId: BoardId, key: BoardKey, largest: number): UploadImage {
  return async (file) => {
    const problem = problemOfUpload(file, largest)
    if (problem) return problem
    const body = new FormData()
    body.append('file', file)
    try {
      const response = await fetch(`/api/boards/${boardId}/uploads`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body })
      const answer: unknown = await response.json()
      if (!response.ok) return problemOfResponse(response.status, stringAt(answer, 'error', 'code'))
      const url = stringAt(answer, 'url')
      return url === undefined ? 'server-away' : { url }
    } catch {
      // No network, or a proxy's page in place of our answer.
      return 'server-away'
    }
  }
}

function stringAt(value: unknown, ...path: string[]): string | undefined {
  let at = value
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string, unknown>)[name]
  }
  return typeof at === 'string' ? at : undefined
}
