import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'

/** A server that has not begun to answer by then is asked over the socket alone. */
const firstByteMs = 4_000
/** Over a network that is slower still, the socket would take many times as long. */
const wholeMs = 30_000

/**
 * What is on the board, as one update: the way to get a board for whoever has nothing of it yet, because it comes compressed and
 * is the same for everybody. Undefined when it doesn't come; then the socket brings everything. Never rejects.
 */
export async function fetchSnapshot(boardId: BoardId, key: BoardKey): Promise<Uint8Array | undefined> {
  const abort = new AbortController()
  const firstByte = setTimeout(() => abort.abort(), firstByteMs)
  const whole = setTimeout(() => abort.abort(), wholeMs)
  try {
    const response = await fetch(`/api/boards/${boardId}/snapshot`, {
      headers: { authorization: `Bearer ${key}` },
      cache: 'no-store',
      signal: abort.signal,
    })
    clearTimeout(firstByte)
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(firstByte)
    clearTimeout(whole)
  }
}
