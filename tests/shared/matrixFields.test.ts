import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldBox, fieldsOf, freePlaceIn } from '../../shared/board/matrixFields.ts'
import { axisNameOf, quadrantNameOf } from '../../shared/board/matrixNames.ts'
import { plotOf } from '../../shared/board/matrix.ts'
import { centreOf, contains } from '../../shared/board/plane.ts'
import { scoreAt } from '../../shared/board/score.ts'
import { matrixOfTemplate } from '../../shared/board/template.ts'
import { must } from '../../shared/must.ts'

const quadrants = must(matrixOfTemplate('empowerment-marketing', 'en'), 'the template has a matrix')
const columns = must(matrixOfTemplate('kpt', 'en'), 'the template has a matrix')
const unnamed = must(matrixOfTemplate('inside-outside', 'en'), 'the template has a matrix')

test.for([
  ['quadrants', quadrants],
  ['columns', columns],
] as const)('[SCORE-23] the fields of a matrix in %s make up its plot, and what lies in one scores in it', ([, matrix]) => {
  const boxes = fieldsOf(matrix).map((field) => ({ field, box: fieldBox(matrix, field) }))
  const plot = plotOf(matrix)
  expect(boxes.reduce((sum, { box }) => sum + box.w * box.h, 0)).toBeCloseTo(plot.w * plot.h)
  for (const { field, box } of boxes) expect(scoreAt(centreOf(box), matrix)?.quadrant).toBe(field)
})

test('[SCORE-23] a note that is put into a field lies in it, clear of the others as long as there is room', () => {
  const field = fieldBox(columns, 'topLeft')
  const taken: { x: number; y: number }[] = []
  for (let count = 0; count < 12; count++) {
    const place = freePlaceIn(field, taken, 200)
    expect(contains(field, place)).toBe(true)
    for (const other of taken) expect(Math.max(Math.abs(other.x - place.x), Math.abs(other.y - place.y))).toBeGreaterThanOrEqual(200)
    taken.push(place)
  }
  const anywhere = fc.record({ x: fc.integer({ min: -100, max: 3000 }), y: fc.integer({ min: -100, max: 3000 }) })
  fc.assert(fc.property(fc.array(anywhere, { maxLength: 60 }), (others) => contains(field, freePlaceIn(field, others, 200))))
})

test('[SCORE-24] axes and quadrants without a name are called by the ends that meet there', () => {
  expect(axisNameOf(quadrants, 'x')).toBe('Marketing')
  expect(axisNameOf({ ...quadrants, xName: ' ' }, 'x')).toBe('weak – strong')
  expect(axisNameOf(columns, 'y')).toBeUndefined()
  expect(quadrantNameOf(quadrants, 'topRight')).toBe('Both wheels turn')
  expect(quadrantNameOf(unnamed, 'topRight')).toBe('outside × people')
  expect(quadrantNameOf({ ...columns, topLeft: '' }, 'topLeft')).toBeUndefined()
})
