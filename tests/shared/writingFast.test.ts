import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBulleted, listLines } from '../../shared/board/listLines.ts'
import { quadrantField } from '../../shared/board/quadrantField.ts'
import { gridOf, rowsOfBoxes } from '../../shared/board/rowsOfBoxes.ts'
import { quadrants, scoreAt } from '../../shared/board/score.ts'
import { matrixOfTemplate, templateIds } from '../../shared/board/template.ts'
import { trayPlaces } from '../../shared/board/tray.ts'
import type { Rectangle } from '../../shared/board/plane.ts'

test('[FAST-6] a list becomes its lines, without bullets, numbers and empty lines; what only looks like a mark stays', () => {
  const list = '- PR team\n* [ ] Films\r\n\n  ・社内報\n1. One\n２）二つ目\n③ 三つ目\n（4）四つ目\n12、十二\n•no space'
  expect(listLines(list)).toEqual(['PR team', 'Films', '社内報', 'One', '二つ目', '三つ目', '四つ目', '十二', 'no space'])
  const kept = ['-5% in a week', '3.5倍になった', '2024年から', '100万円', 'A-B test', '*sic*']
  expect(listLines(kept.join('\n'))).toEqual(kept)
  expect(listLines(' \n\t\n')).toEqual([])
  expect(isBulleted('- a\n- b\nc')).toBe(true)
  expect(isBulleted('a\nb\n- c')).toBe(false)
})

const box = fc.record({
  x: fc.integer({ min: -500, max: 3_500 }),
  y: fc.integer({ min: -500, max: 2_500 }),
  w: fc.integer({ min: 10, max: 900 }),
  h: fc.integer({ min: 10, max: 900 }),
})
const sizes = fc.array(fc.record({ w: fc.constant(200), h: fc.integer({ min: 200, max: 500 }) }), { minLength: 1, maxLength: 40 })

test('[FAST-7] new notes land beside the matrix, on nothing that is there and not on each other', () => {
  const matrix = { x: 0, y: 0, w: 2_592, h: 1_692 }
  fc.assert(
    fc.property(sizes, fc.array(box, { maxLength: 12 }), (wanted, things) => {
      const places = trayPlaces(wanted, matrix, [matrix, ...things]).map((corner, at) => ({ ...corner, ...wanted[at] }) as Rectangle)
      expect(places).toHaveLength(wanted.length)
      for (const [at, one] of places.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(matrix.w)
        for (const other of [matrix, ...things, ...places.slice(at + 1)]) expect(covers(one, other)).toBe(false)
      }
    }),
  )
})

test('[FAST-7] the second list goes below the first, and to its right when the matrix ends', () => {
  const matrix = { x: 0, y: 0, w: 1_000, h: 700 }
  const note = { w: 200, h: 200 }
  const first = trayPlaces(
    Array.from({ length: 6 }, () => note),
    matrix,
    [matrix],
  )
  expect(first.map(({ x, y }) => [x, y])).toEqual([
    [1_040, 0],
    [1_260, 0],
    [1_480, 0],
    [1_700, 0],
    [1_920, 0],
    [1_040, 220],
  ])
  const taken = [matrix, ...first.map((corner) => ({ ...corner, ...note }))]
  expect(trayPlaces([note], matrix, taken)).toEqual([{ x: 1_040, y: 440 }])
  expect(trayPlaces([note, note, note, note, note, note], matrix, taken).at(-1)).toEqual({ x: 2_160, y: 0 })
})

test('[FAST-8] a grid keeps who is above above and who is left left, around the same middle', () => {
  const boxes = [
    { id: 'c', box: { x: 0, y: 300, w: 200, h: 200 } },
    { id: 'b', box: { x: 150, y: 20, w: 200, h: 200 } },
    { id: 'a', box: { x: 0, y: 0, w: 200, h: 200 } },
    { id: 'd', box: { x: 400, y: 290, w: 200, h: 200 } },
  ]
  const grid = gridOf(boxes)
  const at = (id: string) => grid.get(id)
  expect([at('a'), at('b'), at('c'), at('d')]).toEqual([
    { x: 90, y: 40 },
    { x: 310, y: 40 },
    { x: 90, y: 260 },
    { x: 310, y: 260 },
  ])
  expect(rowsOfBoxes([], 3)).toEqual([])
})

test('[FAST-1] the field of a quadrant holds points of that quadrant only, to its corners, and all of it', () => {
  for (const template of templateIds) {
    const matrix = matrixOfTemplate(template, 'en')
    if (!matrix) continue
    for (const quadrant of quadrants) {
      if (matrix.layout === 'columns' && quadrant === 'bottomRight') continue
      const { x, y, w, h } = quadrantField(quadrant, matrix)
      for (const part of [0, 0.5, 1]) {
        for (const down of [0, 0.5, 1]) expect(scoreAt({ x: x + w * part, y: y + h * down }, matrix)?.quadrant).toBe(quadrant)
      }
    }
  }
})

function covers(one: Rectangle, other: Rectangle): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}
