import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeDensity, emptyDensity, peakOf } from '../../shared/board/density.ts'
import { leanOf, Tally } from '../../shared/board/tally.ts'
import { balancedLean } from '../../shared/board/score.ts'
import { caseAt } from '../support/caseNotes.ts'

const place = fc.record({ x: fc.double({ min: 0, max: 100, noNaN: true }), y: fc.double({ min: 0, max: 100, noNaN: true }) })

test('[READ-1] counts, centre and spread of cases that come, move and go are those of the cases that are there', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), fc.array(place, { maxLength: 10 }), (gone, there) => {
      const tally = new Tally()
      for (const at of [...gone, ...there]) tally.add(caseAt(at))
      for (const at of gone) tally.remove(caseAt(at))
      const { count, byQuadrant, lean, centre, spread } = tally.view()
      expect(count).toBe(there.length)
      expect([centre !== undefined, spread !== undefined]).toEqual([there.length > 0, there.length > 0])
      expect(Object.values(byQuadrant).reduce((sum, one) => sum + one, 0)).toBe(there.length)
      expect(lean.low + lean.balanced + lean.high).toBe(there.length)
      for (const axis of ['x', 'y'] as const) {
        const values = there.map((at) => at[axis])
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
        expect(Math.abs((centre?.[axis] ?? 0) - (mean || 0))).toBeLessThan(1e-4)
        expect(Math.abs((spread?.[axis] ?? 0) - (deviation || 0))).toBeLessThan(1e-2)
      }
    }),
  )
})

test('[READ-1] ten thousand moves leave no error behind', () => {
  const tally = new Tally()
  tally.add(caseAt({ x: 10.1, y: 20.2 }))
  for (let step = 0; step < 10_000; step++) {
    const at = caseAt({ x: (step * 0.1) % 100, y: (step * 0.3) % 100 })
    tally.add(at)
    tally.remove(at)
  }
  expect(tally.view().centre).toEqual({ x: 10.1, y: 20.2 })
  expect(tally.view().spread).toEqual({ x: 0, y: 0 })
})

test('[READ-2] a case leans one way only beyond the balance', () => {
  expect(leanOf(balancedLean)).toBe('balanced')
  expect(leanOf(-balancedLean)).toBe('balanced')
  expect(leanOf(balancedLean + 0.1)).toBe('high')
  expect(leanOf(-balancedLean - 0.1)).toBe('low')
})

test('[READ-3] the density is highest where most cases lie, and nothing is left of those that went', () => {
  const grid = emptyDensity(96, 60)
  for (const x of [0.2, 0.21, 0.22]) changeDensity(grid, { x, y: 0.5 }, 1)
  changeDensity(grid, { x: 0.8, y: 0.9 }, 1)
  const cell = (x: number, y: number): number => grid.cells[Math.floor(y * 60) * 96 + Math.floor(x * 96)] ?? NaN
  expect(cell(0.21, 0.5)).toBeGreaterThan(2.5)
  expect(cell(0.8, 0.9)).toBeGreaterThan(0.9)
  expect(cell(0.5, 0.1)).toBe(0)
  for (const x of [0.2, 0.21, 0.22]) changeDensity(grid, { x, y: 0.5 }, -1)
  changeDensity(grid, { x: 0.8, y: 0.9 }, -1)
  expect(peakOf(grid)).toBeCloseTo(0, 9)
})
