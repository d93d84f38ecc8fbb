import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import type { Connection } from '../sync/connection.ts'
import type { Readable } from '../sync/readable.ts'

type Options = {
  boardId: BoardId
  boardKey: BoardKey
  /** Undefined: the board as it is now, with its versions. */
  version: VersionId | undefined
  connection: Readable<Connection>
  signal: AbortSignal
  onBytes: (bytes: number) => void
}

/** Changes are on disk within milliseconds, or the server is away. */
const savedWithinMs = 5_000

/**
 * The board's own file, which only the server has all of. Waits until what was changed here is saved. `onBytes`: how many have come so
 * far. Undefined when it doesn't come. Rejects when `signal` ends it.
 */
export async function fetchBoardFile({ boardId, boardKey, version, connection, signal, onBytes }: Options): Promise<Blob | undefined> {
  if (!(await isSaved(connection, signal))) return undefined
  const response = await fetch(`/api/boards/${boardId}/export.flamingo${version ? `?version=${version}` : ''}`, {
    headers: { authorization: `Bearer ${boardKey}` },
    cache: 'no-store',
    signal,
  }).catch(endedOrAway(signal))
  if (!response?.ok || !response.body) return undefined
  let bytes = 0
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length
        onBytes(bytes)
        controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted).blob().catch(endedOrAway(signal))
}

function endedOrAway(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (signal.aborted) throw error
    return undefined
  }
}

function isSaved(connection: Readable<Connection>, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.get().unsaved === 0) end(true)
    }
    const stop = connection.subscribe(look)
    const timer = setTimeout(() => end(false), savedWithinMs)
    const giveUp = (): void => end(false)
    signal.addEventListener('abort', giveUp)
    function end(saved: boolean): void {
      stop()
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      resolve(saved)
    }
    look()
  })
}
