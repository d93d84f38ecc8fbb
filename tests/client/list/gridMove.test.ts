import { expect, test } from 'vitest'
import { gridMove, type GridPlace } from '../../../client/list/gridMove.ts'

const size = { rows: 30, columns: 5, page: 10 }

test('[LIST-7] arrow keys go through the table cell by cell, up into its head, and stop at its edges', () => {
  const at = { row: 0, column: 1 }
  expect(move('ArrowDown', at)).toEqual({ row: 1, column: 1 })
  expect(move('ArrowUp', at)).toEqual({ row: -1, column: 1 })
  expect(move('ArrowUp', { row: -1, column: 1 })).toEqual({ row: -1, column: 1 })
  expect(move('ArrowLeft', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 })
  expect(move('ArrowRight', { row: 0, column: 4 })).toEqual({ row: 0, column: 4 })
  expect(move('ArrowDown', { row: 29, column: 0 })).toEqual({ row: 29, column: 0 })
})

test('[LIST-7] Home, End and the page keys go far, with Ctrl to the ends; other keys go nowhere', () => {
  const at = { row: 12, column: 2 }
  expect(move('Home', at)).toEqual({ row: 12, column: 0 })
  expect(move('End', at, true)).toEqual({ row: 29, column: 4 })
  expect(move('Home', at, true)).toEqual({ row: 0, column: 0 })
  expect(move('PageUp', at)).toEqual({ row: 2, column: 2 })
  expect(move('PageUp', { row: 3, column: 0 })).toEqual({ row: 0, column: 0 })
  expect(move('PageDown', { row: 25, column: 0 })).toEqual({ row: 29, column: 0 })
  expect(move('a', at)).toBeUndefined()
})

function move(key: string, from: GridPlace, ctrlKey = false): GridPlace | undefined {
  return gridMove({ key, ctrlKey, metaKey: false }, from, size)
}
