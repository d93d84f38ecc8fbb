import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrixMargin, plotOf, type MatrixProps } from '../../shared/board/matrix.ts'
import { pointInPlace, pointOnPage } from '../../shared/board/pagePlace.ts'
import { pageOfScores, scoreOnPage, type PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { balancedLean, leanEnds, pointOfScores, scoreAt } from '../../shared/board/score.ts'
import { matrixOfTemplate } from '../../shared/board/template.ts'
import { must } from '../../shared/must.ts'

const matrix = must(matrixOfTemplate('empowerment-marketing', 'en'), 'the default template has a matrix')
const columns = must(matrixOfTemplate('kpt', 'en'), 'keep / problem / try has columns')
const plot = plotOf(matrix)
const left = plot.x
const right = plot.x + plot.w
const top = plot.y
const bottom = plot.y + plot.h
const middle = { x: plot.x + plot.w / 2, y: plot.y + plot.h / 2 }

const part = fc.double({ min: 0, max: 1, noNaN: true })
const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const anyMatrix: fc.Arbitrary<MatrixProps> = fc
  .record({
    w: finite(400, 20_000),
    h: finite(400, 20_000),
    xMin: finite(-1_000, 1_000),
    xSpan: finite(1, 1_000),
    yMin: finite(-1_000, 1_000),
    ySpan: finite(1, 1_000),
  })
  .map(({ w, h, xMin, xSpan, yMin, ySpan }) => ({ ...matrix, w, h, xMin, xMax: xMin + xSpan, yMin, yMax: yMin + ySpan }))
const anyPlace = fc.record({ x: finite(-1e5, 1e5), y: finite(-1e5, 1e5), rotation: finite(-4, 4) })

test('[SCORE-1] the corners, edges and middle of a plot have exact scores', () => {
  expect(scoreAt({ x: left, y: bottom }, matrix)).toEqual({ quadrant: 'bottomLeft', axes: { x: 0, y: 0, lean: 0 } })
  expect(scoreAt({ x: right, y: top }, matrix)).toEqual({ quadrant: 'topRight', axes: { x: 100, y: 100, lean: 0 } })
  expect(scoreAt({ x: left, y: top }, matrix)).toEqual({ quadrant: 'topLeft', axes: { x: 0, y: 100, lean: -100 } })
  expect(scoreAt({ x: right, y: bottom }, matrix)).toEqual({ quadrant: 'bottomRight', axes: { x: 100, y: 0, lean: 100 } })
  expect(scoreAt(middle, matrix)).toEqual({ quadrant: 'topRight', axes: { x: 50, y: 50, lean: 0 } })
})

test('[SCORE-1] the middle belongs to the higher half, and a hair’s breadth off it does not', () => {
  expect(scoreAt({ x: middle.x - 0.01, y: middle.y }, matrix)?.quadrant).toBe('topLeft')
  expect(scoreAt({ x: middle.x, y: middle.y + 0.01 }, matrix)?.quadrant).toBe('bottomRight')
  expect(scoreAt({ x: middle.x - 0.01, y: middle.y + 0.01 }, matrix)?.quadrant).toBe('bottomLeft')
})

test('[SCORE-2] off the plot there is no score, in the margin with the labels neither', () => {
  for (const point of [
    { x: left - 0.01, y: middle.y },
    { x: right + 0.01, y: middle.y },
    { x: middle.x, y: top - 0.01 },
    { x: middle.x, y: bottom + 0.01 },
    { x: matrixMargin / 2, y: matrixMargin / 2 },
  ]) {
    expect(scoreAt(point, matrix)).toBeUndefined()
  }
})

test('[SCORE-3] scores lead to a place, and the place has these scores, whatever the size and the scales', () => {
  fc.assert(
    fc.property(anyMatrix, part, part, (any, across, up) => {
      const scores = { x: any.xMin + across * (any.xMax - any.xMin), y: any.yMin + up * (any.yMax - any.yMin) }
      const axes = must(scoreAt(pointOfScores(scores, any), any)?.axes, 'within the scales is on the plot')
      // To a billionth of the plot: within that an edge counts as reached, whatever the scale.
      expect(Math.abs(axes.x - scores.x)).toBeLessThanOrEqual(Math.abs(any.xMax - any.xMin) * 2e-9 + 1e-9)
      expect(Math.abs(axes.y - scores.y)).toBeLessThanOrEqual(Math.abs(any.yMax - any.yMin) * 2e-9 + 1e-9)
    }),
  )
})

test('[SCORE-3] a score beyond the scale is its end', () => {
  expect(pointOfScores({ x: 130, y: -5 }, matrix)).toEqual({ x: right, y: bottom })
})

test('[SCORE-4] a matrix that lies anywhere, turned by any angle, scores as it does at the origin, its edges included', () => {
  fc.assert(
    fc.property(anyMatrix, anyPlace, part, part, (any, place, across, up) => {
      const placed: PlacedMatrix = { id: 'shape:m', name: '', index: 'a1', matrix: any, place }
      const edge = { x: any.xMin + Math.round(across) * (any.xMax - any.xMin), y: any.yMin + up * (any.yMax - any.yMin) }
      const axes = must(scoreOnPage(pageOfScores(edge, placed), placed)?.axes, 'the edge belongs to the plot')
      expect(axes.x).toBeCloseTo(edge.x, 5)
      expect(axes.y).toBeCloseTo(edge.y, 5)
    }),
  )
})

test('[SCORE-4] a point goes into a place and comes back', () => {
  fc.assert(
    fc.property(anyPlace, finite(-1e4, 1e4), finite(-1e4, 1e4), (place, x, y) => {
      const back = pointInPlace(pointOnPage({ x, y }, place), place)
      expect(back.x).toBeCloseTo(x, 6)
      expect(back.y).toBeCloseTo(y, 6)
    }),
  )
})

test('[SCORE-5] the lean is 0 on the rising diagonal, and names its ends by the axes or the corners', () => {
  fc.assert(
    fc.property(anyMatrix, part, (any, along) => {
      const area = plotOf(any)
      const onDiagonal = { x: area.x + along * area.w, y: area.y + (1 - along) * area.h }
      expect(must(scoreAt(onDiagonal, any)?.axes, 'on the plot').lean).toBeCloseTo(0, 6)
    }),
  )
  expect(leanEnds(matrix)).toEqual({ low: 'Empowerment', high: 'Marketing' })
  expect(leanEnds(must(matrixOfTemplate('inside-outside', 'ja'), 'a template'))).toEqual({
    low: 'エンパワーメント',
    high: 'マーケティング',
  })
  expect(leanEnds(must(matrixOfTemplate('impact-effort', 'en'), 'a template'))).toBeUndefined()
  expect(leanEnds({ ...matrix, xName: ' ' })).toBeUndefined()
  expect(balancedLean).toBeLessThan(50)
})

test('[SCORE-6] a matrix in columns has fields and no axes; its right half is one field', () => {
  expect(scoreAt({ x: left + 10, y: top + 10 }, columns)).toEqual({ quadrant: 'topLeft', axes: undefined })
  expect(scoreAt({ x: left + 10, y: bottom - 10 }, columns)).toEqual({ quadrant: 'bottomLeft', axes: undefined })
  for (const y of [top + 10, bottom - 10]) expect(scoreAt({ x: right - 10, y }, columns)?.quadrant).toBe('topRight')
})
