import { expect, test } from 'vitest'
import { arrowhead, shortened } from '../../../client/canvas/ways/wayShape.ts'
import { waysOf } from '../../../client/changes/waysOf.ts'
import { propsOfMatrix } from '../../../shared/board/matrix.ts'
import { pageOfScores, type PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { matricesOfStart } from '../../../shared/board/template.ts'
import { must } from '../../../shared/must.ts'
import { changedNotes } from '../../../shared/version/changedNotes.ts'
import { compare, type BoardCases } from '../../../shared/version/compare.ts'
import { caseAt } from '../../support/caseNotes.ts'

const matrix = propsOfMatrix(must(matricesOfStart('empowerment-marketing', 'en')[0], 'the template has a matrix'))
const then: PlacedMatrix = { id: 'shape:m', name: '', index: 'a0', matrix, place: { x: 0, y: 0, rotation: 0 } }
const now: PlacedMatrix = { ...then, place: { x: 5_000, y: 0, rotation: 0 } }

function ways(before: BoardCases['notes'], after: BoardCases['notes']) {
  return waysOf(changedNotes(compare({ notes: before, matrices: [then] }, { notes: after, matrices: [now] })))
}

test('[COMPARE-5] a way begins where the note’s scores then are on the matrix as it lies now, and ends at the note', () => {
  const to = pageOfScores({ x: 60, y: 70 }, now)
  expect(ways([caseAt({ x: 10, y: 20 })], [caseAt({ x: 60, y: 70 }, { centre: to })])).toEqual([
    { id: 'shape:n', from: pageOfScores({ x: 10, y: 20 }, now), to },
  ])
})

test('[COMPARE-5] what came and what went has one end; what has never stood on a matrix, or was only edited, has no way', () => {
  const off = { matrixId: undefined, score: undefined }
  const came = caseAt({ x: 1, y: 2 }, { id: 'came' })
  const went = caseAt({ x: 3, y: 4 }, { id: 'went' })
  const edited = caseAt({ x: 5, y: 6 }, { id: 'edited' })
  expect(
    ways(
      [went, edited, caseAt({ x: 0, y: 0 }, { id: 'aside', ...off })],
      [came, { ...edited, text: 'more' }, caseAt({ x: 0, y: 0 }, { id: 'beside', ...off })],
    ),
  ).toEqual([
    { id: 'came', from: undefined, to: came.centre },
    { id: 'went', from: went.centre, to: undefined },
  ])
})

test('[COMPARE-5] the line of an arrow ends below its head, however short it is', () => {
  expect(shortened({ x: 0, y: 0 }, { x: 100, y: 0 })).toEqual({ x: 88, y: 0 })
  expect(shortened({ x: 0, y: 0 }, { x: 5, y: 0 })).toEqual({ x: 0, y: 0 })
  expect(arrowhead({ x: 0, y: 0 }, { x: 100, y: 0 })).toBe('M100 0L87 6L87 -6Z')
})
