import { expect, test, vi } from 'vitest'
import { startOpening, type OpeningOptions } from '../../../client/board/openingBoard.ts'
import type { BoardInfo, Refusal } from '../../../client/http/boardApi.ts'

const info: BoardInfo = { title: 'Board', role: 'participant', keyGenerations: undefined, circle: undefined, circles: [] }

const known: BoardInfo = { title: 'Board as it was', role: 'facilitator', keyGenerations: undefined, circle: undefined, circles: [] }
const renewed: BoardInfo = {
  title: 'Board',
  role: 'facilitator',
  keyGenerations: { participant: 2, viewer: 1 },
  circle: undefined,
  circles: [],
}

/** An opening whose server answers `answers` one after the other, and whose pauses end when the test says so. */
function open(
  answers: (BoardInfo | Refusal | 'silence')[],
  loadParts: () => Promise<string> = () => Promise.resolve('parts'),
  remembered?: OpeningOptions<string>['remembered'],
) {
  const pauses: { run: () => void; ms: number }[] = []
  const asked = vi.fn<() => Promise<BoardInfo | Refusal>>(() => {
    const answer = answers.shift() ?? 'unreachable'
    return answer === 'silence' ? new Promise(() => undefined) : Promise.resolve(answer)
  })
  const opening = startOpening({ fetchInfo: asked, loadParts, setTimeout: (run, ms) => pauses.push({ run, ms }), remembered })
  const settled = () => vi.waitFor(() => expect(opening.get().state).not.toBe('opening'))
  return { opening, pauses, asked, settled }
}

test('[OPEN-1] a board opens when the server knows the link and the page’s parts are there', async () => {
  const { opening, pauses, settled } = open([info])
  await settled()
  expect(opening.get()).toEqual({ state: 'open', info, parts: 'parts' })
  expect(pauses).toEqual([])
})

test('[OPEN-2] a wrong or replaced link is said at once and not tried again', async () => {
  for (const [refusal, problem] of [
    ['not-found', 'wrong-link'],
    ['key-revoked', 'key-revoked'],
  ] as const) {
    const { opening, pauses, settled } = open([refusal])
    await settled()
    expect(opening.get()).toEqual({ state: 'refused', problem, retrying: false })
    expect(pauses).toEqual([])
  }
})

test('[OPEN-3] while the server is away the page says so and goes on trying, ever more slowly', async () => {
  const { opening, pauses, settled } = open(['unreachable', 'unreachable', 'unreachable', info])
  await settled()
  expect(opening.get()).toEqual({ state: 'refused', problem: 'server-away', retrying: true })
  for (const count of [1, 2, 3]) {
    await vi.waitFor(() => expect(pauses).toHaveLength(count))
    pauses[count - 1]?.run()
  }
  await vi.waitFor(() => expect(opening.get().state).toBe('open'))
  expect(pauses.map(({ ms }) => ms)).toEqual([2_000, 4_000, 8_000])
})

test('[OPEN-3] parts of the page that do not load are tried again, those that did are not loaded twice', async () => {
  const loadParts = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('parts')
  const { opening, pauses, settled } = open([info, 'unreachable', info], loadParts)
  await settled()
  expect(opening.get()).toEqual({ state: 'refused', problem: 'server-away', retrying: true })
  await vi.waitFor(() => expect(pauses).toHaveLength(1))
  pauses[0]?.run()
  await vi.waitFor(() => expect(pauses).toHaveLength(2))
  pauses[1]?.run()
  await vi.waitFor(() => expect(opening.get().state).toBe('open'))
  expect(loadParts).toHaveBeenCalledTimes(2)
})

test('trying by hand while a try is under way asks the server once', async () => {
  const { opening, asked, settled } = open([info])
  opening.retry()
  opening.retry()
  await settled()
  opening.retry()
  expect(asked).toHaveBeenCalledTimes(1)
})

test('[OFFLINE-3] without the server, a board that this device has opens from it, and learns the rest when the server is back', async () => {
  const { opening, pauses, settled } = open(['unreachable', renewed], undefined, { info: known, isHere: () => Promise.resolve(true) })
  await settled()
  expect(opening.get()).toEqual({ state: 'open', info: known, parts: 'parts' })
  await vi.waitFor(() => expect(pauses.map(({ ms }) => ms)).toEqual([2_000, 2_000]))
  pauses.at(-1)?.run()
  await vi.waitFor(() => expect(opening.get()).toEqual({ state: 'open', info: renewed, parts: 'parts' }))
})

test('[OFFLINE-3] a server that says nothing for two seconds is not waited for where the device has the board', async () => {
  const { opening, pauses, settled } = open(['silence'], undefined, { info: known, isHere: () => Promise.resolve(true) })
  await vi.waitFor(() => expect(pauses.map(({ ms }) => ms)).toEqual([2_000]))
  expect(opening.get()).toEqual({ state: 'opening' })
  pauses[0]?.run()
  await settled()
  expect(opening.get()).toEqual({ state: 'open', info: known, parts: 'parts' })
})

test('[OFFLINE-3] a board that was on this device’s list, but isn’t kept on it, is not opened empty', async () => {
  const { opening, settled } = open(['unreachable'], undefined, { info: known, isHere: () => Promise.resolve(false) })
  await settled()
  expect(opening.get()).toEqual({ state: 'refused', problem: 'server-away', retrying: true })
})

test('[OFFLINE-3] a link that the server refuses doesn’t open what this device has', async () => {
  const isHere = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true))
  const { opening, settled } = open(['key-revoked'], undefined, { info: known, isHere })
  await settled()
  expect(opening.get()).toEqual({ state: 'refused', problem: 'key-revoked', retrying: false })
  expect(isHere).not.toHaveBeenCalled()
})
