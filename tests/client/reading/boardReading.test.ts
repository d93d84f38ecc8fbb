import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import type { NoteChanges } from '../../../shared/board/noteIndex.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { matrixOfTemplate } from '../../../shared/board/template.ts'
import { must } from '../../../shared/must.ts'
import { readBoard } from '../../../client/reading/boardReading.ts'
import { noFilter, toggled } from '../../../client/reading/noteFilter.ts'
import type { LiveNotes } from '../../../client/notes/liveNotes.ts'
import { caseAt } from '../../support/caseNotes.ts'

const step = fc.record({
  id: fc.nat(6),
  gone: fc.boolean(),
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 100 }),
  author: fc.constantFrom('aki', 'ben'),
  color: fc.constantFrom('yellow', 'blue'),
  matrixId: fc.constantFrom('shape:m', 'shape:other', undefined),
})

test('[READ-4] what the panel counts while notes change is what it counts when it is opened anew, under any filter', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.subarray(['aki', 'ben']),
      fc.subarray(['yellow', 'blue']),
      (steps, people, colors) => {
        let filter = noFilter
        for (const person of people) filter = toggled(filter, 'person', person)
        for (const color of colors) filter = toggled(filter, 'color', color)
        const notes = new FakeNotes()
        const live = readBoard(notes)
        live.view.subscribe(() => undefined)
        live.setFilter(filter)
        live.chooseMatrix('shape:m')
        for (const { id, gone, x, y, author, color, matrixId } of steps) {
          const before = `shape:${id}`
          notes.put(
            before,
            gone
              ? undefined
              : caseAt({ x, y }, { id: before, number: id + 1, color, matrixId, author: { id: author, name: author, standpoint: '' } }),
          )
        }
        const anew = readBoard(notes)
        anew.setFilter(filter)
        anew.chooseMatrix('shape:m')
        expect(live.view.get()).toEqual(anew.view.get())
        expect(live.passing()).toEqual(anew.passing())
      },
    ),
  )
})

test('[READ-5] a person keeps their line under their latest name, and a filter takes several values of a facet', () => {
  const notes = new FakeNotes()
  const by = (id: string, name: string) => ({ id, name, standpoint: '' })
  notes.put('shape:1', caseAt({ x: 10, y: 10 }, { id: 'shape:1', number: 1, author: by('a', 'Aki') }))
  const reading = readBoard(notes)
  reading.view.subscribe(() => undefined)
  notes.put('shape:2', caseAt({ x: 90, y: 90 }, { id: 'shape:2', number: 2, author: by('a', 'Aki T.'), color: 'blue' }))
  notes.put('shape:3', caseAt({ x: 90, y: 10 }, { id: 'shape:3', number: 3, author: by('b', 'Ben') }))
  expect(reading.view.get().facets.person).toEqual([
    { value: 'a', label: 'Aki T.', count: 2 },
    { value: 'b', label: 'Ben', count: 1 },
  ])
  expect(reading.passing()).toBeUndefined()
  reading.setFilter(toggled(toggled(noFilter, 'person', 'a'), 'color', 'yellow'))
  expect([...must(reading.passing(), 'a filter is set')]).toEqual(['shape:1'])
  expect(reading.view.get().tally.count).toBe(1)
  reading.setFilter(toggled(toggled(noFilter, 'person', 'a'), 'person', 'b'))
  expect(reading.view.get().tally.count).toBe(3)
  reading.setFilter(noFilter)
  expect(reading.passing()).toBeUndefined()
})

test('[READ-5] until somebody chooses, the matrix with most cases is read', () => {
  const notes = new FakeNotes()
  const reading = readBoard(notes)
  reading.view.subscribe(() => undefined)
  notes.put('shape:1', caseAt({ x: 10, y: 10 }, { id: 'shape:1', matrixId: 'shape:other' }))
  expect(reading.view.get().matrix?.id).toBe('shape:other')
  reading.chooseMatrix('shape:m')
  expect(reading.view.get().matrix?.id).toBe('shape:m')
  expect(reading.view.get().tally.count).toBe(0)
})

/** Notes that change when the test says so, told one at a time. */
class FakeNotes implements LiveNotes {
  readonly #notes = new Map<string, CaseNote>()
  readonly #listeners = new Set<(changes: NoteChanges) => void>()
  readonly #matrices: PlacedMatrix[] = ['shape:m', 'shape:other'].map((id) => ({
    id,
    name: id,
    index: 'a1',
    matrix: must(matrixOfTemplate('empowerment-marketing', 'en'), 'a template'),
    place: { x: 0, y: 0, rotation: 0 },
  }))

  put(id: string, after: CaseNote | undefined): void {
    const before = this.#notes.get(id)
    if (after) this.#notes.set(id, after)
    else this.#notes.delete(id)
    for (const listener of this.#listeners) listener({ notes: new Map([[id, { before, after }]]), matricesChanged: false })
  }

  count(): number {
    return this.#notes.size
  }

  get(id: string): CaseNote | undefined {
    return this.#notes.get(id)
  }

  all(): readonly CaseNote[] {
    return [...this.#notes.values()].sort((one, other) => one.number - other.number)
  }

  matrices(): readonly PlacedMatrix[] {
    return this.#matrices
  }

  subscribe(listener: (changes: NoteChanges) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
  }
}
