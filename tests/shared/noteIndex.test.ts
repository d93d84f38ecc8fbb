import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseFieldsOf, fieldLength } from '../../shared/board/caseFields.ts'
import { centreOfNote, noteSize } from '../../shared/board/caseNote.ts'
import { NoteIndex } from '../../shared/board/noteIndex.ts'
import { numberNotes, type NumberClaim } from '../../shared/board/numberNotes.ts'
import { pageOfScores } from '../../shared/board/placedMatrix.ts'
import { matrixOfTemplate } from '../../shared/board/template.ts'
import { boardPageId } from '../../shared/document/createBoardDocument.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'

type Place = { x?: number; y?: number; parentId?: string; rotation?: number; props?: object; meta?: object }

const size = { w: 1192, h: 1192 }

test('[SCORE-7] a note’s score is that of the centre of its square, however it is scaled and turned', () => {
  const board = new Board()
  board.put(matrix())
  for (const [scale, rotation] of [
    [1, 0],
    [2, 0],
    [1, 0.7],
    [0.5, -2],
  ] as const) {
    board.put(note('n', { x: 300, y: 400, rotation, props: { scale } }))
    const half = (noteSize / 2) * scale
    const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
    const centre = { x: 300 + half * (cos - sin), y: 400 + half * (sin + cos) }
    const { centre: read, score } = must(board.index.get('shape:n'), 'the note is on the board')
    expect(read.x).toBeCloseTo(centre.x, 6)
    expect(read.y).toBeCloseTo(centre.y, 6)
    expect(score?.axes?.x).toBeCloseTo((centre.x - 96) / 10, 6)
    expect(score?.axes?.y).toBeCloseTo(100 - (centre.y - 96) / 10, 6)
  }
})

test('[SCORE-7] what a long text adds to a note’s height moves no score', () => {
  const short = note('n', { x: 300, y: 400 })
  const long = note('n', { x: 300, y: 400, props: { growY: 240 } })
  expect(centreOfNote(long, { x: 300, y: 400, rotation: 0 })).toEqual(centreOfNote(short, { x: 300, y: 400, rotation: 0 }))
})

test('[SCORE-8] a note in groups and frames scores where it is seen, and follows them', () => {
  const board = new Board()
  board.put(matrix())
  board.put(shape('group', 'outer', { x: 100, y: 50 }))
  board.put(shape('frame', 'inner', { x: 40, y: 60, parentId: 'shape:outer', rotation: Math.PI / 2 }))
  board.put(note('n', { x: 10, y: -300, parentId: 'shape:inner' }))
  const before = must(board.index.get('shape:n'), 'the note is on the board').centre
  expect(before.x).toBeCloseTo(100 + 40 + 300 - 100, 6)
  expect(before.y).toBeCloseTo(50 + 60 + 10 + 100, 6)
  const changes = board.put(shape('group', 'outer', { x: 110, y: 70 }))
  expect([...changes.notes.keys()]).toEqual(['shape:n'])
  expect(must(board.index.get('shape:n'), 'still there').centre.x).toBeCloseTo(before.x + 10, 6)
  board.remove('shape:outer')
  expect(board.index.get('shape:n')).toBeUndefined()
})

test('[SCORE-9] a note stands on the topmost matrix whose plot it is on, or on none', () => {
  const board = new Board()
  board.put(note('n', { x: 300, y: 400 }))
  expect(board.index.get('shape:n')?.matrixId).toBeUndefined()
  board.put(matrix('low', { index: 'a1' }))
  board.put(matrix('high', { x: 200, index: 'a2' }))
  expect(board.index.get('shape:n')?.matrixId).toBe('shape:high')
  board.put(matrix('high', { x: 5_000, index: 'a2' }))
  expect(board.index.get('shape:n')?.matrixId).toBe('shape:low')
  board.remove('shape:low')
  expect(board.index.get('shape:n')).toMatchObject({ matrixId: undefined, score: undefined })
})

test('[SCORE-10] what an update tells and what the index holds is the same as reading the whole board anew', () => {
  const step = fc.record({
    id: fc.nat(5),
    kind: fc.constantFrom('note', 'group', 'matrix', 'remove'),
    x: fc.integer({ min: -500, max: 1500 }),
    parent: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const board = new Board()
      const told = new Map<string, unknown>()
      for (const { id, kind, x, parent } of steps) {
        const place = { x, y: x / 2, parentId: parent === 0 || parent >= id ? boardPageId : `shape:${parent}` }
        const changes =
          kind === 'remove'
            ? board.remove(`shape:${id}`)
            : board.put(
                kind === 'matrix'
                  ? matrix(String(id), place)
                  : kind === 'note'
                    ? note(String(id), place)
                    : shape('group', String(id), place),
              )
        for (const [noteId, { before, after }] of changes.notes) {
          expect(told.get(noteId)).toEqual(before)
          if (after) told.set(noteId, after)
          else told.delete(noteId)
        }
      }
      const anew = board.readAnew()
      expect(board.index.all()).toEqual(anew.all())
      expect([...told.values()].toSorted(byNumber)).toEqual(anew.all())
      expect(board.index.matrices).toEqual(anew.matrices)
    }),
    { numRuns: 300 },
  )
})

test('[SCORE-10] a moved note is all that is told of a move', () => {
  const board = new Board()
  board.put(matrix())
  for (let at = 0; at < 50; at++) board.put(note(`n${at}`, { x: at * 10, y: 100 }))
  const changes = board.put(note('n7', { x: 500, y: 500 }))
  expect([...changes.notes.keys()]).toEqual(['shape:n7'])
  expect(changes.matricesChanged).toBe(false)
  expect(board.put(note('n7', { x: 500, y: 500 })).notes.size).toBe(0)
})

test('[SCORE-11] numbers are distinct, the same in whatever order notes arrive, and stay while others go', () => {
  const claim = fc.record({
    claimed: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    createdAt: fc.constantFrom(undefined, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
  })
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 12 }), fc.infiniteStream(fc.nat(1_000)), (claims, shuffle) => {
      const all: NumberClaim[] = claims.map((one, at) => ({ ...one, id: `shape:${at}` }))
      const numbers = numberNotes(all)
      expect(new Set(numbers.values()).size).toBe(all.length)
      const order = new Map(all.map(({ id }) => [id, shuffle.next().value ?? 0]))
      const shuffled = all.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
      expect(numberNotes(shuffled)).toEqual(numbers)
    }),
  )
  const board = new Board()
  for (const number of [1, 2, 3]) board.put(note(`n${number}`, { meta: { number } }))
  board.remove('shape:n2')
  expect(board.index.all().map(({ number }) => number)).toEqual([1, 3])
  board.put(note('copy', { meta: { number: 3, createdAt: '2026-03-01T00:00:00.000Z' } }))
  expect(board.index.all().map(({ id, number }) => [id, number])).toEqual([
    ['shape:n1', 1],
    ['shape:n3', 3],
    ['shape:copy', 4],
  ])
})

test('[SCORE-12] a note’s scores lead back to its place', () => {
  const board = new Board()
  board.put(matrix())
  board.put(note('n', { x: 411, y: 322 }))
  const { centre, score } = must(board.index.get('shape:n'), 'the note is on the board')
  const placed = must(board.index.matrices[0], 'there is a matrix')
  const back = pageOfScores(must(score?.axes, 'it has scores'), placed)
  expect(back.x).toBeCloseTo(centre.x, 6)
  expect(back.y).toBeCloseTo(centre.y, 6)
})

test('[CASE-1] fields are read with care: other types, unknown tags and addresses that are none are left out', () => {
  expect(caseFieldsOf({ media: 'social', action: 'open', link: 'https://example.org/a', planned: ' PR ', found: 7, wentWell: '' })).toEqual(
    {
      media: 'social',
      action: 'open',
      link: 'https://example.org/a',
      planned: 'PR',
    },
  )
  expect(caseFieldsOf({ media: 'other', action: 'later', link: 'javascript:alert(1)', chosen: 'x'.repeat(fieldLength + 10) })).toEqual({
    chosen: 'x'.repeat(fieldLength),
  })
})

/** A canvas of plain records with an index that hears of each change. */
class Board {
  readonly #records = new Map<string, PlainRecord>()
  readonly index = new NoteIndex((id) => this.#records.get(id))

  put(record: PlainRecord) {
    this.#records.set(record.id, record)
    return this.index.update([record.id])
  }

  remove(id: string) {
    this.#records.delete(id)
    return this.index.update([id])
  }

  readAnew(): NoteIndex {
    const anew = new NoteIndex((id) => this.#records.get(id))
    anew.update(this.#records.keys())
    return anew
  }
}

function shape(
  type: string,
  id: string,
  { x = 0, y = 0, parentId = boardPageId, rotation = 0, props = {}, meta = {} }: Place,
): PlainRecord {
  return { id: `shape:${id}`, typeName: 'shape', type, parentId, index: 'a1', x, y, rotation, props, meta }
}

function note(id: string, { props, ...place }: Place = {}): PlainRecord {
  return shape('note', id, { ...place, props: { color: 'yellow', scale: 1, growY: 0, ...props } })
}

function matrix(id = 'm', { index = 'a1', ...place }: Place & { index?: string } = {}): PlainRecord {
  const props = { ...must(matrixOfTemplate('empowerment-marketing', 'en'), 'a template'), ...size }
  return { ...shape('matrix', id, { ...place, props }), index }
}

function byNumber(one: unknown, other: unknown): number {
  return (one as { number: number }).number - (other as { number: number }).number
}
