import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrixLimits, plotOf } from '../../shared/board/matrix.ts'
import { pointOnPage } from '../../shared/board/pagePlace.ts'
import type { Point } from '../../shared/board/plane.ts'
import { pointAfterResize, soundSize, type SizedMatrix } from '../../shared/board/resizeMatrix.ts'
import { scoreOnPage } from '../../shared/board/placedMatrix.ts'
import { matricesOfStart } from '../../shared/board/template.ts'
import { must } from '../../shared/must.ts'

const standard = must(matricesOfStart('empowerment-marketing', 'en')[0], 'the default template has a matrix')

const anySize = (rotation: number): fc.Arbitrary<SizedMatrix> =>
  fc
    .record({
      x: fc.integer({ min: -3000, max: 3000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
      w: fc.integer({ min: matrixLimits.narrowest, max: 6000 }),
      h: fc.integer({ min: matrixLimits.lowest, max: 6000 }),
      layout: fc.constantFrom('quadrants' as const, 'columns' as const),
    })
    .map(({ x, y, w, h, layout }) => ({ matrix: { ...standard, w, h, layout }, place: { x, y, rotation } }))

const twoSizes = fc
  .constantFrom(0, 0.3)
  .chain((rotation) => fc.tuple(anySize(rotation), anySize(rotation)))
  .map(([before, after]) => [before, { ...after, matrix: { ...after.matrix, layout: before.matrix.layout } }] as const)

// Parts of the plot: its edges and its middle as well as anything within and around it.
const part = fc.oneof(fc.constantFrom(0, 0.5, 1, 0.25), fc.double({ min: -1, max: 2, noNaN: true }))

function pointAtPart({ matrix, place }: SizedMatrix, right: number, down: number): Point {
  const plot = plotOf(matrix)
  return pointOnPage({ x: plot.x + plot.w * right, y: plot.y + plot.h * down }, place)
}

test('[MATRIX-8] when a matrix is resized, every point keeps its score, and has none if it had none', () => {
  fc.assert(
    fc.property(twoSizes, part, part, ([before, after], right, down) => {
      const point = pointAtPart(before, right, down)
      const score = scoreOnPage(point, { ...before, id: 'a', name: '', index: 'a0' })
      const moved = scoreOnPage(pointAfterResize(point, before, after), { ...after, id: 'a', name: '', index: 'a0' })
      expect(moved?.quadrant).toBe(score?.quadrant)
      expect(moved?.axes === undefined).toBe(score?.axes === undefined)
      for (const axis of ['x', 'y', 'lean'] as const) expect(moved?.axes?.[axis] ?? 0).toBeCloseTo(score?.axes?.[axis] ?? 0, 6)
    }),
    { numRuns: 1000, seed: 4 },
  )
})

test('[MATRIX-8] what lies off both the old and the new plot stays where it is, and going there and back leads home', () => {
  fc.assert(
    fc.property(twoSizes, part, part, ([before, after], right, down) => {
      const point = pointAtPart(before, right, down)
      const isOn = (sized: SizedMatrix): boolean => scoreOnPage(point, { ...sized, id: 'a', name: '', index: 'a0' }) !== undefined
      const moved = pointAfterResize(point, before, after)
      fc.pre(isOn(before) || !isOn(after))
      const back = isOn(before) ? pointAfterResize(moved, after, before) : moved
      expect(back.x).toBeCloseTo(point.x, 4)
      expect(back.y).toBeCloseTo(point.y, 4)
    }),
    { numRuns: 500, seed: 6 },
  )
})

test('[MATRIX-9] a matrix is never smaller than its labels need nor larger than a board takes, and the fixed corner stays', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 50_000 }),
      fc.integer({ min: -5000, max: 50_000 }),
      fc.boolean(),
      fc.boolean(),
      (w, h, right, bottom) => {
        const wanted = { x: 100, y: 200, w, h }
        const sound = soundSize(wanted, { right, bottom })
        expect(sound.w).toBeGreaterThanOrEqual(matrixLimits.narrowest)
        expect(sound.w).toBeLessThanOrEqual(matrixLimits.longestSide)
        expect(sound.h).toBeGreaterThanOrEqual(matrixLimits.lowest)
        expect(sound.h).toBeLessThanOrEqual(matrixLimits.longestSide)
        expect(right ? sound.x + sound.w : sound.x).toBe(right ? wanted.x + w : 100)
        expect(bottom ? sound.y + sound.h : sound.y).toBe(bottom ? wanted.y + h : 200)
      },
    ),
    { numRuns: 200, seed: 1 },
  )
})
