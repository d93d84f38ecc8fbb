import type { BoardInfo, Refusal } from '../http/boardApi.ts'
import { createWritable, type Readable } from '../sync/readable.ts'
import { problemOfRefusal, type BoardProblem } from './boardProblem.ts'

/** How far the page is with opening its board. */
export type Opening<Parts> =
  | { state: 'opening' }
  /** `info` is renewed when the server answers after the board was opened without it. */
  | { state: 'open'; info: BoardInfo; parts: Parts }
  /** `retrying`: it is tried again by itself. */
  | { state: 'refused'; problem: BoardProblem; retrying: boolean }

/** A board that is being opened. */
export interface OpeningBoard<Parts> extends Readable<Opening<Parts>> {
  /** Tries at once, if the server hasn't answered and isn't being asked. */
  retry(): void
}

/** The pauses between two tries while the server is away, in milliseconds; the last one repeats. */
const pausesMs = [2_000, 4_000, 8_000, 15_000]

/** A server that takes longer to answer is not waited for where this device has the board. */
const patienceMs = 2_000

export type OpeningOptions<Parts> = {
  fetchInfo: () => Promise<BoardInfo | Refusal>
  /** Rejects when the code can't be loaded. */
  loadParts: () => Promise<Parts>
  setTimeout: (run: () => void, ms: number) => void
  /** What this device knows of the link from an earlier visit, and a way to ask whether it has the board itself. */
  remembered?: { info: BoardInfo; isHere: (parts: Parts) => Promise<boolean> } | undefined
}

/**
 * Opens a board: asks the server what the key opens, and loads at the same time what is needed to show it. While the
 * server is away it goes on trying, with the board of this device on the screen if there is one.
 */
export function startOpening<Parts>(options: OpeningOptions<Parts>): OpeningBoard<Parts> {
  const opening = createWritable<Opening<Parts>>({ state: 'opening' })
  let tries = 0
  let trying = false
  let hasAnswered = false
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
    const asking = options.fetchInfo()
    const openingFromDevice = openFromDevice(asking)
    const [info, parts] = await Promise.all([asking, partsLoaded()])
    await openingFromDevice
    if (typeof info === 'string') {
      const problem = problemOfRefusal(info)
      return { state: 'refused', problem, retrying: isPassing(info) }
    }
    return parts === undefined ? { state: 'refused', problem: 'server-away', retrying: true } : { state: 'open', info, parts }
  }

  async function openFromDevice(asking: Promise<BoardInfo | Refusal>): Promise<void> {
    const { remembered } = options
    if (!remembered || opening.get().state === 'open') return
    const first = await Promise.race([
      asking,
      new Promise<undefined>((resolve) => options.setTimeout(() => resolve(undefined), patienceMs)),
    ])
    if (first !== undefined && !(typeof first === 'string' && isPassing(first))) return
    const parts = await partsLoaded()
    if (parts !== undefined && (await remembered.isHere(parts)) && !hasAnswered)
      opening.set({ state: 'open', info: remembered.info, parts })
  }

  async function tryOnce(): Promise<void> {
    if (trying || hasAnswered) return
    trying = true
    const outcome = await attempt()
    trying = false
    const isRetrying = outcome.state === 'refused' && outcome.retrying
    hasAnswered = !isRetrying
    // An open board stays open: when its link leads nowhere any more, its connection says so.
    if (outcome.state === 'open' || opening.get().state !== 'open') opening.set(outcome)
    if (!isRetrying) return
    options.setTimeout(() => void tryOnce(), pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0)
    tries += 1
  }

  void tryOnce()
  return { get: opening.get, subscribe: opening.subscribe, retry: () => void tryOnce() }
}

/** Whether the same question may be answered otherwise in a while. */
function isPassing(refusal: Refusal): boolean {
  const problem = problemOfRefusal(refusal)
  return problem === 'server-away' || problem === 'failed'
}
