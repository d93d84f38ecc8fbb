import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casesOfRecords, recordsOfCases } from '../../shared/board/casesOfRecords.ts'
import { matricesOfStart } from '../../shared/board/template.ts'
import { matrixRecord } from '../../shared/document/createBoardDocument.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'
import { kindsOf } from '../../shared/version/changedNotes.ts'
import { changersOf, isLongAway, sinceLastVisit, type SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { arrow, frame, note, type NotePlace } from '../support/canvasRecords.ts'

const hourMs = 3_600_000
const matrix = {
  ...matrixRecord('shape:matrix', must(matricesOfStart('empowerment-marketing', 'en')[0], 'the template has a matrix')),
  index: 'a0',
}

type Said = NotePlace & { author?: string; color?: string }

function noteOf(id: string, { author = 'Aki', color = 'yellow', ...place }: Said = {}): PlainRecord {
  const record = plainOf(note(`shape:${id}`, place))
  return {
    ...record,
    props: { ...(record.props as object), color },
    meta: { authorId: author, authorName: author, createdAt: '2026-11-01T00:00:00.000Z' },
  }
}

function between(before: readonly PlainRecord[], after: readonly PlainRecord[], layout = 'now'): SinceLastVisit | undefined {
  return sinceLastVisit({ at: 1, layout: 'now', records: [matrix, ...before] }, { layout, records: [matrix, ...after] })
}

test('[DIGEST-2] it is counted how many notes came, moved, were edited, recoloured and went; one note in as many ways as it has changed', () => {
  const since = between(
    [noteOf('moved'), noteOf('both', { text: 'A' }), noteOf('gone'), noteOf('same'), noteOf('blue')],
    [noteOf('moved', { x: 400 }), noteOf('both', { x: 300, text: 'B' }), noteOf('same'), noteOf('blue', { color: 'blue' }), noteOf('new')],
  )
  expect([...must(since, 'it has changed').counts]).toEqual([
    ['added', 1],
    ['moved', 2],
    ['edited', 1],
    ['recolored', 1],
    ['removed', 1],
  ])
  expect(since?.at).toBe(1)
  expect(between([noteOf('same')], [noteOf('same')])).toBeUndefined()
})

test('[DIGEST-2] whatever has changed, the counts are those of the rows, and from nothing to nothing there is nothing to tell', () => {
  const anyNotes = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), x: fc.integer({ min: 0, max: 900 }), text: fc.constantFrom('A', 'B') }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(anyNotes, anyNotes, (one, other) => {
      const [before, after] = [one, other].map((all) => all.map(({ id, ...place }) => noteOf(id, place)))
      const since = between(must(before, 'two'), must(after, 'two'))
      const kinds = since?.changed.flatMap(({ difference }) => kindsOf(difference)) ?? []
      expect([...(since?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0)).toBe(kinds.length)
      const ids = (notes: typeof one): string[] => notes.map(({ id }) => id)
      expect(since?.counts.get('added') ?? 0).toBe(ids(other).filter((id) => !ids(one).includes(id)).length)
      expect(since?.counts.get('removed') ?? 0).toBe(ids(one).filter((id) => !ids(other).includes(id)).length)
    }),
  )
})

test('[DIGEST-3] who has added, changed or deleted something since is named, whoever did most first; it is known whether that is all', () => {
  const added = [noteOf('a', { author: 'Ben' }), noteOf('b', { author: 'Aki' }), noteOf('c', { author: 'Aki' })]
  const shown = { authorsHidden: false }
  expect(changersOf(must(between([], added), 'notes came'), shown)).toEqual({ names: ['Aki', 'Ben'], areAll: true })
  const since = must(between([noteOf('gone', { author: 'Chika' })], added), 'notes came and one went')
  expect(changersOf(since, shown)).toEqual({ names: ['Aki', 'Ben'], areAll: false })
  const told = { ...since, deleters: new Map([['shape:gone', 'Dana']]) }
  expect(changersOf(told, shown)).toEqual({ names: ['Aki', 'Ben', 'Dana'], areAll: true })
  expect(changersOf(told, { authorsHidden: true })).toEqual({ names: [], areAll: false })
})

test('[DIGEST-3] who changed a note last is not named for what was changed before, nor for what a program changed without a name', () => {
  const at = new Date(2026, 10, 12, 15).getTime()
  const changerAt = (changed: object | undefined, createdAt: string): string | undefined => {
    const made = noteOf('a', { author: 'Aki' })
    const after = { ...made, x: 400, meta: { ...(made.meta as object), createdAt, ...(changed && { changed }) } }
    const since = sinceLastVisit({ at, layout: '', records: [matrix, made] }, { layout: '', records: [matrix, after] })
    return changersOf(must(since, 'it has moved'), { authorsHidden: false }).names[0]
  }
  const longAgo = new Date(2026, 9, 1).toISOString()
  expect(changerAt({ id: 'b', name: 'Ben', on: '2026-11-12' }, longAgo)).toBe('Ben')
  expect(changerAt({ id: 'b', name: 'Ben', on: '2026-11-11' }, longAgo)).toBeUndefined()
  expect(changerAt(undefined, longAgo)).toBeUndefined()
  expect(changerAt(undefined, new Date(at).toISOString())).toBe('Aki')
})

test('[DIGEST-1] one is away from an hour on, and not where the clock was put back', () => {
  expect(isLongAway(0, hourMs)).toBe(true)
  expect(isLongAway(0, hourMs - 1)).toBe(false)
  expect(isLongAway(5 * hourMs, hourMs)).toBe(false)
})

test('[DIGEST-4] what is kept of a board says where its notes stood, in frames too, and nothing else; records of another layout are not compared', () => {
  const records = [
    matrix,
    plainOf(frame('shape:frame', { x: 200, y: 100 })),
    noteOf('in', { parentId: 'shape:frame', x: 10, y: 20 }),
    plainOf(arrow('shape:arrow')),
    plainOf(frame('shape:empty')),
  ]
  const kept = recordsOfCases(records)
  expect(kept.map(({ id }) => id).sort()).toEqual(['shape:frame', 'shape:in', 'shape:matrix'])
  expect(casesOfRecords(kept)).toEqual(casesOfRecords(records))
  expect(casesOfRecords(kept).notes[0]?.centre).toEqual({ x: 310, y: 220 })
  expect(between([noteOf('gone')], [], 'another')).toBeUndefined()
})
