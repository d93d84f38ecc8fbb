import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelPlaces, textsOfMatrix } from '../../../client/matrix/editing/labelPlaces.ts'
import { roomForMatrix } from '../../../client/matrix/editing/roomForMatrix.ts'
import { matrixTexts, type MatrixText } from '../../../shared/board/matrix.ts'
import { matricesOfStart } from '../../../shared/board/template.ts'
import type { Rectangle } from '../../../shared/board/plane.ts'
import { must } from '../../../shared/must.ts'
import { anyMatrix } from '../../support/templates.ts'

const standard = must(matricesOfStart('empowerment-marketing', 'en')[0], 'the default template has a matrix')
const placeholders = Object.fromEntries(['name', ...matrixTexts].map((text) => [text, `+ ${text}`])) as Record<MatrixText, string>

test('[MATRIX-7] every text of a matrix has a place to be edited in, empty or not, whatever the matrix holds', () => {
  fc.assert(
    fc.property(anyMatrix, (matrix) => {
      const texts = labelPlaces(matrix, matrix.name, placeholders).map(({ text }) => text)
      expect(texts.toSorted()).toEqual(textsOfMatrix(matrix).toSorted())
    }),
    { numRuns: 100, seed: 9 },
  )
})

test('[MATRIX-7] an axis’ name and its end have places of their own, side by side', () => {
  const places = labelPlaces(standard, '', placeholders)
  const boxOf = (text: MatrixText): Rectangle =>
    must(
      places.find((place) => place.text === text),
      'it is there',
    ).box
  const [name, end] = [boxOf('xName'), boxOf('xHigh')]
  expect(name.x + name.w).toBeLessThan(end.x)
  expect(end.w).toBeGreaterThan(20)
  expect(boxOf('diagonalLabel').w).toBeGreaterThan(boxOf('diagonalLabel').h)
})

test('[MATRIX-11] a further matrix goes to the first side of the present one on which nothing lies', () => {
  const size = { w: 1000, h: 800 }
  const beside = { x: 0, y: 0, ...size }
  const right = roomForMatrix(size, beside, [beside])
  expect(right.x).toBeGreaterThan(1000)
  expect(right.y).toBe(0)
  const below = roomForMatrix(size, beside, [beside, { ...right, ...size }])
  expect(below).toMatchObject({ x: 0 })
  expect(below.y).toBeGreaterThan(800)
})

test('[MATRIX-11] wherever things lie, a further matrix lies over none of them', () => {
  const side = fc.integer({ min: 1, max: 3000 })
  const at = fc.integer({ min: -5000, max: 5000 })
  const things = fc.array(fc.record({ x: at, y: at, w: side, h: side }), { maxLength: 30 })
  fc.assert(
    fc.property(fc.record({ w: side, h: side }), things, (size, others) => {
      const beside = { x: 0, y: 0, w: 1500, h: 1000 }
      const taken = [beside, ...others]
      const box = { ...roomForMatrix(size, beside, taken), ...size }
      expect(taken.filter((other) => overlap(box, other))).toEqual([])
    }),
    { numRuns: 200, seed: 8 },
  )
})

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
