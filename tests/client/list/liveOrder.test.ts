import { expect, test } from 'vitest'
import type { Arrangement } from '../../../client/list/arrangement.ts'
import { createLiveOrder } from '../../../client/list/liveOrder.ts'
import type { LiveNotes } from '../../../client/notes/liveNotes.ts'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import type { NoteChanges } from '../../../shared/board/noteIndex.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { placedNote } from '../../support/listNotes.ts'

const byScore: Arrangement = {
  compare: (one, other) => (one.score?.axes?.x ?? 0) - (other.score?.axes?.x ?? 0) || one.number - other.number,
  matches: () => true,
}

test('[LIST-5] rows come and go at once, and trade places no more often than twice a second, however others drag', async () => {
  const clock = createFakeClock()
  const notes = new ToldNotes()
  for (const number of [1, 2, 3]) notes.put(placedNote(number, { x: number * 10, y: 0 }))
  const order = createLiveOrder(notes, byScore, clock)
  const stop = order.start()
  const seen: string[] = []
  order.subscribe(() =>
    seen.push(
      order
        .ids()
        .map((id) => id.slice(6))
        .join(' '),
    ),
  )
  for (const x of [15, 25, 35, 25, 35]) notes.put(placedNote(1, { x, y: 0 }))
  expect(seen).toEqual([])
  await clock.turn(500)
  expect(seen).toEqual(['2 3 1'])
  notes.put(placedNote(4, { x: 0, y: 0 }))
  expect(seen.at(-1)).toBe('4 2 3 1')
  notes.remove('shape:2')
  expect(seen.at(-1)).toBe('4 3 1')
  expect(order.indexOf('shape:3')).toBe(1)
  stop()
  notes.put(placedNote(5, { x: 0, y: 0 }))
  expect(seen).toHaveLength(3)
})

test('[LIST-6] a row that is made in the hand is there as soon as its note is', () => {
  const notes = new ToldNotes()
  const order = createLiveOrder(notes, { ...byScore, matches: () => false }, createFakeClock())
  const stop = order.start()
  order.hold('shape:1')
  notes.put(placedNote(1, { x: 0, y: 0 }))
  expect(order.ids()).toEqual(['shape:1'])
  order.hold(undefined)
  expect(order.ids()).toEqual([])
  stop()
})

/** Notes that change when the test says so, told one at a time. */
class ToldNotes implements LiveNotes {
  readonly #notes = new Map<string, CaseNote>()
  readonly #listeners = new Set<(changes: NoteChanges) => void>()

  put(after: CaseNote): void {
    const before = this.#notes.get(after.id)
    this.#notes.set(after.id, after)
    this.#tell(after.id, before, after)
  }

  remove(id: string): void {
    const before = this.#notes.get(id)
    this.#notes.delete(id)
    this.#tell(id, before, undefined)
  }

  get(id: string): CaseNote | undefined {
    return this.#notes.get(id)
  }

  all(): CaseNote[] {
    return [...this.#notes.values()]
  }

  count(): number {
    return this.#notes.size
  }

  matrices(): readonly [] {
    return []
  }

  subscribe(listener: (changes: NoteChanges) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
  }

  #tell(id: string, before: CaseNote | undefined, after: CaseNote | undefined): void {
    for (const listener of this.#listeners) listener({ notes: new Map([[id, { before, after }]]), matricesChanged: false })
  }
}
