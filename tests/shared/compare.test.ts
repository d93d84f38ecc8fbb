import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { scoreAt } from '../../shared/board/score.ts'
import { matricesOfStart } from '../../shared/board/template.ts'
import { plotOf, propsOfMatrix } from '../../shared/board/matrix.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { must } from '../../shared/must.ts'
import { changedNotes, kindsOf } from '../../shared/version/changedNotes.ts'
import {
  compare,
  compose,
  differenceOf,
  inverse,
  type BoardCases,
  type NoteDifference,
  type NoteMove,
} from '../../shared/version/compare.ts'
import { csvOfComparison } from '../../shared/version/csvOfComparison.ts'
import { shiftInWords } from '../../shared/version/shiftInWords.ts'
import { caseAt } from '../support/caseNotes.ts'

const matrix = propsOfMatrix(must(matricesOfStart('empowerment-marketing', 'en')[0], 'the template has a matrix'))
const placed: PlacedMatrix = { id: 'shape:m', name: '', index: 'a0', matrix, place: { x: 0, y: 0, rotation: 0 } }
const unnamed = { x: 'Horizontal', y: 'Vertical' }

const anyNote = (id: string): fc.Arbitrary<CaseNote> =>
  fc
    .record({
      x: fc.integer({ min: 0, max: 100 }),
      y: fc.integer({ min: 0, max: 100 }),
      isOff: fc.boolean(),
      text: fc.constantFrom('A', 'B'),
      color: fc.constantFrom('yellow', 'blue'),
    })
    .map(({ x, y, isOff, ...rest }) =>
      caseAt({ x, y }, { id, number: Number(id), ...rest, ...(isOff && { matrixId: undefined, score: undefined }) }),
    )
const anyBoard: fc.Arbitrary<BoardCases> = fc
  .subarray(['1', '2', '3', '4', '5'])
  .chain((ids) => fc.tuple(...ids.map(anyNote)))
  .map((notes) => ({ notes, matrices: [placed] }))

function boardOf(...notes: CaseNote[]): BoardCases {
  return { notes, matrices: [placed] }
}

function moveOf(before: CaseNote, after: CaseNote, matrices = [placed]): NoteMove | undefined {
  return differenceOf(must(compare({ notes: [before], matrices }, { notes: [after], matrices }).get(before.id), 'one note'))?.move
}

test('[COMPARE-1] nothing lies between a board and itself', () => {
  fc.assert(
    fc.property(anyBoard, (board) => {
      expect(changedNotes(compare(board, board))).toEqual([])
    }),
  )
})

test('[COMPARE-1] the way back is the inverse: what came goes, and what moved moves back by as much', () => {
  fc.assert(
    fc.property(anyBoard, anyBoard, (before, after) => {
      const there = compare(before, after)
      expect(Object.fromEntries(compare(after, before))).toEqual(Object.fromEntries(inverse(there)))
      for (const [id, pair] of there) {
        const back = inverse(there).get(id)
        expect(back && differenceOf(back)).toEqual(turned(differenceOf(pair)))
      }
    }),
  )
})

test('[COMPARE-1] two ways one after the other are the way from the first board to the last', () => {
  fc.assert(
    fc.property(anyBoard, anyBoard, anyBoard, (one, two, three) => {
      expect(Object.fromEntries(compose(compare(one, two), compare(two, three)))).toEqual(Object.fromEntries(compare(one, three)))
    }),
  )
})

test('[COMPARE-2] a move is a change of scores: a matrix that is moved or stretched with its notes moves none', () => {
  const stretched = { ...placed, matrix: { ...placed.matrix, w: placed.matrix.w * 2 }, place: { x: 900, y: 0, rotation: 0 } }
  const plot = plotOf(stretched.matrix)
  const centre = { x: plot.x + plot.w * 0.3, y: plot.y + plot.h * 0.4 }
  const before = caseAt({ x: 30, y: 60 })
  const after = { ...before, centre: { x: centre.x + 900, y: centre.y }, score: scoreAt(centre, stretched.matrix) }
  expect(differenceOf(must(compare(boardOf(before), { notes: [after], matrices: [stretched] }).get(before.id), 'one note'))).toBeUndefined()
  // Off every matrix a place says nothing.
  const off = { ...before, matrixId: undefined, score: undefined }
  expect(moveOf(off, { ...off, centre: { x: 9999, y: 0 } })).toBeUndefined()
  expect(moveOf(off, before)).toEqual({ kind: 'onto' })
  expect(moveOf(before, off)).toEqual({ kind: 'off' })
  expect(moveOf(before, caseAt({ x: 30.3, y: 60 }))).toBeUndefined()
})

test('[COMPARE-2] how far a note has moved is measured on the scales, so that it is the same on every matrix', () => {
  expect(moveOf(caseAt({ x: 40, y: 50 }), caseAt({ x: 35, y: 62 }))).toEqual({ kind: 'shifted', x: -5, y: 12, lean: -17, distance: 13 })
  const short = { ...placed, matrix: { ...placed.matrix, xMin: 1, xMax: 5, yMin: 1, yMax: 5 } }
  expect(moveOf(caseAt({ x: 2, y: 3 }), caseAt({ x: 2, y: 4 }), [short])).toMatchObject({ kind: 'shifted', y: 1, distance: 25 })
  const columns = { ...placed, matrix: { ...placed.matrix, layout: 'columns' as const } }
  const inColumn = (quadrant: 'topLeft' | 'topRight'): CaseNote => ({ ...caseAt({ x: 0, y: 0 }), score: { quadrant, axes: undefined } })
  expect(moveOf(inColumn('topLeft'), inColumn('topRight'), [columns])).toEqual({ kind: 'field' })
})

test('[COMPARE-3] the list has the farthest moved first, then what came and went, then what was edited', () => {
  const before = boardOf(
    caseAt({ x: 10, y: 10 }, { id: '1', number: 1 }),
    caseAt({ x: 10, y: 10 }, { id: '2', number: 2 }),
    caseAt({ x: 10, y: 10 }, { id: '3', number: 3, text: 'A社' }),
    caseAt({ x: 10, y: 10 }, { id: '4', number: 4 }),
    caseAt({ x: 10, y: 10 }, { id: '5', number: 5 }),
  )
  const after = boardOf(
    caseAt({ x: 15, y: 10 }, { id: '1', number: 1 }),
    caseAt({ x: 10, y: 90 }, { id: '2', number: 2, color: 'blue' }),
    caseAt({ x: 10, y: 10 }, { id: '3', number: 3, text: 'A社の例' }),
    caseAt({ x: 10, y: 10 }, { id: '5', number: 5 }),
    caseAt({ x: 50, y: 50 }, { id: '6', number: 6 }),
  )
  const list = changedNotes(compare(before, after))
  expect(list.map(({ note, difference }) => [note.number, ...kindsOf(difference)])).toEqual([
    [2, 'moved', 'recolored'],
    [1, 'moved'],
    [6, 'added'],
    [4, 'removed'],
    [3, 'edited'],
  ])
})

test('[COMPARE-3] a move is read by the names of the axes, and what rounds to nothing is left out', () => {
  const shift = (x: number, y: number): string => shiftInWords({ kind: 'shifted', x, y, lean: 0, distance: 1 }, placed, unnamed)
  expect(shift(-5, 18)).toBe('Empowerment +18, Marketing −5')
  expect(shift(0.2, -3)).toBe('Empowerment −3')
  const plain = { matrix: { ...placed.matrix, xName: '', xLow: '', xHigh: '' } }
  expect(shiftInWords({ kind: 'shifted', x: 4, y: 0, lean: 0, distance: 1 }, plain, unnamed)).toBe('Horizontal +4')
})

test('[COMPARE-4] the same as CSV: scores before and after and their difference; no cell begins like a formula', () => {
  const before = boardOf(
    caseAt({ x: 40, y: 50 }, { id: '1', number: 1, text: 'A社' }),
    caseAt({ x: 10, y: 10 }, { id: '2', number: 2, text: '=1+1' }),
  )
  const after = boardOf(caseAt({ x: 35, y: 68 }, { id: '1', number: 1, text: 'A社' }))
  const lines = csvOfComparison(compare(before, after), 'en').slice(1).split('\r\n')
  expect(lines[0]).toBe(
    'No.,Text,Change,Empowerment (before),Empowerment (after),Empowerment (difference),Marketing (before),Marketing (after),Marketing (difference),Quadrant (before),Quadrant (after),Text before',
  )
  expect(lines[1]).toMatch(/^1,A社,moved,50,68,18,40,35,-5,/)
  expect(lines[2]).toMatch(/^2,'=1\+1,removed,10,,,10,,,/)
  expect(csvOfComparison(compare(before, after), 'ja')).toContain('移動')
})

/** What has changed, on the way back. */
function turned(difference: NoteDifference | undefined): NoteDifference | undefined {
  if (!difference) return undefined
  const presence = { added: 'removed', removed: 'added', kept: 'kept' } as const
  return { ...difference, presence: presence[difference.presence], move: difference.move && turnedMove(difference.move) }
}

function turnedMove(move: NoteMove): NoteMove {
  // Never "-0".
  if (move.kind === 'shifted') return { ...move, x: 0 - move.x, y: 0 - move.y, lean: 0 - move.lean }
  return move.kind === 'onto' ? { kind: 'off' } : move.kind === 'off' ? { kind: 'onto' } : move
}
