import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadNotes, type SpreadItem } from '../../shared/board/spreadNotes.ts'
import type { Point, Rectangle } from '../../shared/board/plane.ts'
import { must } from '../../shared/must.ts'

const plot: Rectangle = { x: 0, y: 0, w: 2_400, h: 1_500 }
const quadrants = [0, 1_200].flatMap((x) => [0, 750].map((y) => ({ x, y, w: 1_199, h: 749 })))

/** Notes whose centres lie in the plot, some turned into higher ones by a long text. Up to a third of the plot is covered. */
const notesOnPlot = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 2_400 }), y: fc.integer({ min: 0, max: 1_500 }), high: fc.integer({ min: 0, max: 4 }) }),
  { minLength: 2, maxLength: 24 },
)

test('[FAST-1] afterwards no two overlap, and every centre is in the quadrant in which it was', () => {
  fc.assert(
    fc.property(notesOnPlot, (places) => {
      const items = places.map(({ x, y, high }, at) => item(String(at), { x, y }, high === 4 ? 300 : 200))
      const { places: moved, overlap } = spreadNotes(items)
      expect(overlap).toBe(0)
      const after = items.map((one) => boxAfter(one, moved))
      for (const [at, one] of after.entries()) {
        for (const other of after.slice(at + 1)) expect(covers(one, other)).toBe(false)
        const within = must(items[at]?.within, 'it has a quadrant')
        expect(isWithin(centre(one), within)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('[FAST-2] what overlaps nothing stays, and what is spread stays as it is when spread again', () => {
  fc.assert(
    fc.property(notesOnPlot, (places) => {
      const items = places.map((at, name) => item(String(name), at))
      const { places: moved } = spreadNotes(items)
      const free = items.filter((one) => items.every((other) => other === one || !covers(one.box, other.box)))
      expect(free.filter(({ id }) => moved.has(id))).toEqual([])
      const again = items.map((one) => ({ ...one, box: boxAfter(one, moved) }))
      expect(spreadNotes(again)).toEqual({ places: new Map(), overlap: 0 })
    }),
    { numRuns: 100 },
  )
})

test('[FAST-3] two that overlap part by half of what they must, along the axis that needs less, and keep their order on both', () => {
  const offset = fc.integer({ min: -199, max: 199 })
  fc.assert(
    fc.property(offset, offset, (dx, dy) => {
      fc.pre(Math.abs(dx) !== Math.abs(dy))
      const one: SpreadItem = { id: 'a', box: { x: 1_000, y: 1_000, w: 200, h: 200 } }
      const other: SpreadItem = { id: 'b', box: { x: 1_000 + dx, y: 1_000 + dy, w: 200, h: 200 } }
      const { places } = spreadNotes([one, other])
      const [first, second] = [boxAfter(one, places), boxAfter(other, places)]
      const need = 212 - Math.max(Math.abs(dx), Math.abs(dy))
      expect(distance(first, one.box)).toBeCloseTo(need / 2, 3)
      expect(distance(second, other.box)).toBeCloseTo(need / 2, 3)
      expect((second.x - first.x) * dx).toBeGreaterThanOrEqual(0)
      expect((second.y - first.y) * dy).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('[FAST-3] a heap on one spot becomes a cluster around it, no wider than its notes need', () => {
  for (const size of [2, 5, 12, 20]) {
    const heap = Array.from({ length: size }, (_, at) => item(String(at), { x: 600, y: 375 }))
    const { places, overlap } = spreadNotes(heap)
    expect(overlap).toBe(0)
    const farthest = Math.max(...heap.map((one) => distance(boxAfter(one, places), one.box)))
    expect(farthest).toBeLessThanOrEqual(212 * Math.sqrt(size))
  }
})

test('[FAST-3] of notes that lay clearly apart along an axis, nearly all keep their order on it', () => {
  let [kept, changed] = [0, 0]
  fc.assert(
    fc.property(notesOnPlot, (places) => {
      const items = places.map((at, name) => item(String(name), at))
      const { places: moved } = spreadNotes(items)
      for (const [at, one] of items.entries()) {
        for (const other of items.slice(at + 1)) {
          for (const axis of ['x', 'y'] as const) {
            const before = other.box[axis] - one.box[axis]
            if (Math.abs(before) < 50) continue
            const after = boxAfter(other, moved)[axis] - boxAfter(one, moved)[axis]
            if (Math.sign(before) * Math.sign(after) >= 0) kept++
            else changed++
          }
        }
      }
    }),
    { numRuns: 100, seed: 7 },
  )
  expect(changed / (kept + changed)).toBeLessThan(0.01)
})

test('[FAST-4] what is fixed stays, and others keep clear of it', () => {
  const fixed: SpreadItem = { ...item('fixed', { x: 500, y: 400 }), fixed: true }
  const note = item('note', { x: 560, y: 420 })
  const { places } = spreadNotes([fixed, note])
  expect([...places.keys()]).toEqual(['note'])
  expect(covers(fixed.box, boxAfter(note, places))).toBe(false)
})

test('[FAST-4] a quadrant without room for all: they overlap evenly, as little as will do, and none leaves it', () => {
  const full = Array.from({ length: 60 }, (_, at) => item(String(at), { x: 100 + (at % 10) * 40, y: 100 + Math.floor(at / 10) * 40 }))
  const { places, overlap } = spreadNotes(full)
  expect(overlap).toBeGreaterThan(0)
  expect(overlap).toBeLessThan(0.5)
  const after = full.map((one) => boxAfter(one, places))
  for (const [at, one] of after.entries()) {
    expect(isWithin(centre(one), must(quadrants[0], 'the first'))).toBe(true)
    for (const other of after.slice(at + 1)) expect(covers(shrunk(one, 1 - overlap), shrunk(other, 1 - overlap))).toBe(false)
  }
})

test('[FAST-5] the same notes in another order give the same places, and 300 of them are spread while one waits', () => {
  // A sequence of its own, so that the board is the same each time.
  let seed = 1
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const large = 2.4
  const items = Array.from({ length: 300 }, (_, at): SpreadItem => {
    const box = { x: random() * plot.w * large, y: random() * plot.h * large, w: 200, h: 200 }
    return { id: String(at), box, within: { x: -100, y: -100, w: plot.w * large + 400, h: plot.h * large + 400 } }
  })
  const before = process.threadCpuUsage()
  const spread = spreadNotes(items)
  const { user, system } = process.threadCpuUsage(before)
  expect(spread.overlap).toBe(0)
  expect(spread.places.size).toBeGreaterThan(100)
  expect(spreadNotes(items.toReversed())).toEqual(spread)
  // A third of a second of this thread's own time, however busy the machine is; what grows too fast would take minutes.
  expect(user + system).toBeLessThan(3_000_000)
})

function item(id: string, at: Point, h = 200): SpreadItem {
  const within = must(
    quadrants.find((quadrant) => at.x >= quadrant.x && at.y >= quadrant.y && at.x <= quadrant.x + 1_200 && at.y <= quadrant.y + 750),
    'every place of the plot is in a quadrant',
  )
  const inside = { x: Math.min(at.x, within.x + within.w), y: Math.min(at.y, within.y + within.h) }
  return { id, box: { x: inside.x - 100, y: inside.y - h / 2, w: 200, h }, within }
}

function boxAfter({ id, box }: SpreadItem, moved: ReadonlyMap<string, Point>): Rectangle {
  return { ...box, ...moved.get(id) }
}

function covers(one: Rectangle, other: Rectangle): boolean {
  const least = 1e-3
  return (
    one.x < other.x + other.w - least &&
    other.x < one.x + one.w - least &&
    one.y < other.y + other.h - least &&
    other.y < one.y + one.h - least
  )
}

function shrunk(box: Rectangle, share: number): Rectangle {
  const { x, y } = centre(box)
  return { x: x - (box.w * share) / 2, y: y - (box.h * share) / 2, w: box.w * share, h: box.h * share }
}

function centre({ x, y, w, h }: Rectangle): Point {
  return { x: x + w / 2, y: y + h / 2 }
}

function isWithin({ x, y }: Point, box: Rectangle): boolean {
  const least = 1e-3
  return x >= box.x - least && x <= box.x + box.w + least && y >= box.y - least && y <= box.y + box.h + least
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
