import { expect, test } from 'vitest'
import { wholeSlices } from '../../../client/import/wholeSlices.ts'

test('[IMPORT-10] what lies in a group comes onto the board together with it, however little comes at once', () => {
  const shapes = [
    { id: 'a', parentId: 'page' },
    { id: 'group', parentId: 'page' },
    { id: 'b', parentId: 'page' },
    { id: 'one', parentId: 'group' },
    { id: 'inner', parentId: 'group' },
    { id: 'two', parentId: 'inner' },
  ]
  const ids = (size: number): string[][] => wholeSlices(shapes, size).map((slice) => slice.map(({ id }) => id))
  expect(ids(1)).toEqual([['a'], ['group', 'one', 'inner', 'two'], ['b']])
  expect(ids(3)).toEqual([['a', 'group', 'one', 'inner', 'two'], ['b']])
  expect(ids(100)).toEqual([['a', 'group', 'one', 'inner', 'two', 'b']])
})
