import type { BoardInfo, Refusal } from '../http/boardApi.ts'
import { createWritable, type Readable } from '../sync/readable.ts'
import { problemOfRefusal, type BoardProblem } from './boardProblem.ts'

/** How far the page is with opening its board. */
export type Opening<Parts> =
  | { state: 'opening' }
  | { state: 'open'; info: BoardInfo; parts: Parts }
  /** `retrying`: it is tried again by itself. */
  | { state: 'refused'; problem: BoardProblem; retrying: boolean }

/** A board that is being opened. */
export interface OpeningBoard<Parts> extends Readable<Opening<Parts>> {
  /** Tries at once, if it isn't open and isn't being tried. */
  retry(): void
}

/** The pauses between two tries while the server is away, in milliseconds; the last one repeats. */
const pausesMs = [2_000, 4_000, 8_000, 15_000]

/**
 * Opens a board: asks the server what the key opens, and loads at the same time what is needed to show it. While the
 * server is away it goes on trying. `loadParts` rejects when the code can't be loaded.
 */
export function startOpening<Parts>(options: {
  fetchInfo: () => Promise<BoardInfo | Refusal>
  loadParts: () => Promise<Parts>
  setTimeout: (run: () => void, ms: number) => void
}): OpeningBoard<Parts> {
  const opening = createWritable<Opening<Parts>>({ state: 'opening' })
  let tries = 0
  let trying = false
  let loading: Promise<Parts | undefined> | undefined

  // Loaded once: parts that are there stay for the next try. What doesn't load (the network, or a server updated since)
  // looks to people like a server that is away.
  function partsLoaded(): Promise<Parts | undefined> {
    loading ??= options.loadParts().catch(() => {
      loading = undefined
      return undefined
    })
    return loading
  }

  async function attempt(): Promise<Opening<Parts>> {
    const [info, parts] = await Promise.all([options.fetchInfo(), partsLoaded()])
    if (typeof info === 'string') {
      const problem = problemOfRefusal(info)
      return { state: 'refused', problem, retrying: problem === 'server-away' || problem === 'failed' }
    }
    return parts === undefined ? { state: 'refused', problem: 'server-away', retrying: true } : { state: 'open', info, parts }
  }

  async function tryOnce(): Promise<void> {
    const { state } = opening.get()
    if (trying || state === 'open') return
    trying = true
    const outcome = await attempt()
    trying = false
    opening.set(outcome)
    if (outcome.state !== 'refused' || !outcome.retrying) return
    options.setTimeout(() => void tryOnce(), pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0)
    tries += 1
  }

  void tryOnce()
  return { get: opening.get, subscribe: opening.subscribe, retry: () => void tryOnce() }
}
