import { expect, test } from 'vitest'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Point } from '../../shared/board/plane.ts'
import { pageOfScores, scoreOnPage, type PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { matrixOfTemplate } from '../../shared/board/template.ts'
import { must } from '../../shared/must.ts'
import type { BoardCases } from '../../shared/version/compare.ts'
import { lastPlacesOf, mostPlaces } from '../../shared/version/lastPlaces.ts'
import { caseAt } from '../support/caseNotes.ts'

const matrix: PlacedMatrix = {
  id: 'shape:m',
  name: '',
  index: 'a1',
  matrix: must(matrixOfTemplate('empowerment-marketing', 'en'), 'a template'),
  place: { x: 0, y: 0, rotation: 0 },
}

test('[WHO-4] the last places come in the order of time, each once in a row, without where the note stands now', () => {
  const moments = [off({ x: 0, y: 0 }), off({ x: 3, y: 3 }), off({ x: 200, y: 0 }), off({ x: 0, y: 0 }), off({ x: 500, y: 500 })]
  const now = off({ x: 500, y: 503 })
  expect(lastPlacesOf('shape:n', moments, now)).toEqual([
    { x: 0, y: 0 },
    { x: 200, y: 0 },
    { x: 0, y: 0 },
  ])
  expect(lastPlacesOf('shape:other', moments, now)).toEqual([])
  const many = Array.from({ length: 9 }, (_, at) => off({ x: at * 100, y: 0 }))
  expect(lastPlacesOf('shape:n', many, now).map(({ x }) => x)).toEqual([400, 500, 600, 700, 800].slice(-mostPlaces))
})

test('[WHO-4] a matrix that was moved has moved no case: a place is where its scores are now', () => {
  const moved = { ...matrix, place: { x: 1_000, y: 500, rotation: 0 } }
  const before = on(matrix, { x: 20, y: 70 })
  const [place] = lastPlacesOf('shape:n', [before], on(moved, { x: 60, y: 60 }))
  expect(scoreOnPage(must(place, 'a place'), moved)?.axes).toMatchObject({ x: 20, y: 70 })
  expect(lastPlacesOf('shape:n', [before], on(moved, { x: 20, y: 70 }))).toEqual([])
})

function off(centre: Point): BoardCases {
  return { notes: [noteAt({ centre, matrixId: undefined, score: undefined })], matrices: [matrix] }
}

function on(placed: PlacedMatrix, scores: Point): BoardCases {
  const centre = pageOfScores(scores, placed)
  return { notes: [noteAt({ centre, matrixId: placed.id, score: scoreOnPage(centre, placed) })], matrices: [placed] }
}

function noteAt(rest: Partial<CaseNote>): CaseNote {
  return caseAt({ x: 0, y: 0 }, { id: 'shape:n', ...rest })
}
