import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutMatrix } from '../../../shared/matrix/matrixLayout.ts'
import { contains, lengthOf, type Point, type Rectangle } from '../../../shared/board/plane.ts'
import { locales } from '../../../shared/board/locale.ts'
import { matrixLimits, type MatrixProps } from '../../../shared/board/matrix.ts'
import { matrixOfTemplate, templateIds } from '../../../shared/board/template.ts'
import { must } from '../../../shared/must.ts'

const matrices = templateIds.flatMap((template) => locales.flatMap((locale) => matrixOfTemplate(template, locale) ?? []))
const smallest = { w: matrixLimits.narrowest, h: matrixLimits.lowest }
const standard = must(matrixOfTemplate('empowerment-marketing', 'ja'), 'the default template has a matrix')

test('[MATRIX-1] the labels of every template lie inside the shape and none covers another, in both sizes', () => {
  for (const matrix of matrices) {
    expectTidy(matrix, 1)
    expectTidy(matrix, 1.5)
  }
})

test('[MATRIX-1] labels of any length, on matrices of any size, lie inside the shape and none covers another', () => {
  const label = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.array(fc.constantFrom('強', 'い', 'マ', 'ー', '、', 'word ', 'W'), { maxLength: 120 }).map((parts) => parts.join('')),
  )
  const names = ['xName', 'xLow', 'xHigh', 'yName', 'yLow', 'yHigh', 'topLeft', 'topRight', 'bottomLeft', 'bottomRight', 'diagonalLabel']
  fc.assert(
    fc.property(
      fc.array(label, { minLength: names.length, maxLength: names.length }),
      fc.constantFrom('none' as const, 'rising' as const, 'falling' as const),
      fc.constantFrom('quadrants' as const, 'columns' as const),
      fc.constantFrom({}, { w: matrixLimits.narrowest }, { h: matrixLimits.lowest }, smallest, { w: matrixLimits.longestSide }),
      label,
      (labels, diagonal, layout, size, matrixName) => {
        const texts = Object.fromEntries(names.map((name, index) => [name, labels[index]]))
        expectTidy({ ...standard, ...texts, ...size, diagonal, layout }, 1, matrixName)
      },
    ),
    { numRuns: 200, seed: 7 },
  )
})

test('the diagonal runs from one corner’s name to the other’s and through neither', () => {
  const { diagonal, cornerNames } = layOutMatrix(standard)
  const { from, to } = must(diagonal, 'the default template has a diagonal')
  for (let step = 0; step <= 100; step++) {
    const point = { x: from.x + ((to.x - from.x) * step) / 100, y: from.y + ((to.y - from.y) * step) / 100, w: 0, h: 0 }
    for (const name of cornerNames) expect(overlap(point, name.box)).toBe(false)
  }
  expect(from.x).toBeLessThan(to.x)
})

test('[MATRIX-6] the diagonal’s label stands at its left end, clear of the corner’s name and of the middle', () => {
  for (const matrix of matrices.filter(({ diagonalLabel }) => diagonalLabel !== '')) {
    const { diagonal, plot } = layOutMatrix(matrix)
    const { from, to, label } = must(diagonal, 'this template has a diagonal')
    const { at, corners } = must(label, 'and its label fits')
    expect(lengthOf({ from, to: at })).toBeLessThan(lengthOf({ from, to }) / 6)
    for (const corner of corners) expect(corner.x).toBeLessThan(plot.x + plot.w / 2 - 200)
  }
})

test('columns have no axes, no arrows and no diagonal, and the right half is one field', () => {
  const layout = layOutMatrix(must(matrixOfTemplate('kpt', 'ja'), 'keep / problem / try has a matrix'))
  expect(layout.arrows).toEqual([])
  expect(layout.diagonal).toBeUndefined()
  expect(layout.axisEnds).toEqual([])
  expect(layout.fields).toHaveLength(3)
  expect(layout.cornerNames.map((name) => name.lines.join(''))).toEqual([
    'Keep（続けること）',
    'Try（次に試すこと）',
    'Problem（困っていること）',
  ])
})

function expectTidy(matrix: MatrixProps, nameScale: number, matrixName = ''): void {
  const { cornerNames, axisEnds, diagonal, name } = layOutMatrix(matrix, { nameScale, name: matrixName })
  const boxes = [...cornerNames, ...axisEnds, ...(name ? [name] : [])].map((label) => label.box)
  for (const [index, box] of boxes.entries()) {
    expect(box.x >= 0 && box.y >= 0 && box.x + box.w <= matrix.w && box.y + box.h <= matrix.h).toBe(true)
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
    for (const point of edgesOf(diagonal?.label?.corners ?? [])) expect(contains(box, point)).toBe(false)
  }
}

function edgesOf(corners: readonly Point[]): Point[] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from
    return [0, 0.25, 0.5, 0.75].map((part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }))
  })
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
