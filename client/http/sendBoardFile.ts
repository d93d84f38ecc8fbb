import { parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { mediaTypes } from '../../shared/export/exportFormats.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { fieldOf } from './request.ts'

/** What became of it. `refused`: the server's word for why (docs/api.md), and where in the file. */
export type SentBoardFile =
  | { kind: 'board'; id: BoardId; key: BoardKey }
  | { kind: 'refused'; code: string; place: string }
  | { kind: 'unreachable' | 'cancelled' }

/**
 * Sends a board's own file to the server, which makes a board of it. The key is the facilitator's. `onProgress`: how much has been sent,
 * from 0 to 1. Never rejects.
 */
export function sendBoardFile(
  file: Blob,
  { onProgress, signal }: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<SentBoardFile> {
  return new Promise((resolve) => {
    // `fetch` tells nothing of what it has sent.
    const request = new XMLHttpRequest()
    request.open('POST', '/api/boards/import')
    request.setRequestHeader('content-type', mediaTypes.flamingo)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => resolve(answerOf(request.status, request.response)))
    request.addEventListener('error', () => resolve({ kind: 'unreachable' }))
    request.addEventListener('abort', () => resolve({ kind: 'cancelled' }))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function answerOf(status: number, body: unknown): SentBoardFile {
  if ([502, 503, 504].includes(status)) return { kind: 'unreachable' }
  const id = parseBoardId(String(fieldOf(body, 'id')))
  const key = parseBoardKey(String(fieldOf(fieldOf(body, 'keys'), 'facilitator')))
  if (status === 201 && id && key) return { kind: 'board', id, key }
  const error = fieldOf(body, 'error')
  return { kind: 'refused', code: textIn(error, 'code'), place: textIn(error, 'place') }
}

function textIn(value: unknown, name: string): string {
  const text = fieldOf(value, name)
  return typeof text === 'string' ? text : ''
}
