import { expect, test } from 'vitest'
import { legendColors } from '../../../client/canvas/colors/legendColors.ts'

const named = new Map([['blue', 'customers']])

test('[COLOR-2] a legend lists what is named, and what is in use for those who may name it', () => {
  const used = new Set(['red', 'orange', 'black'])
  expect(legendColors({ used, named, mayEdit: true })).toEqual(['black', 'orange', 'blue', 'red'])
  expect(legendColors({ used, named, mayEdit: false })).toEqual(['blue'])
})

test('[COLOR-2] a board whose notes have one colour needs no legend', () => {
  expect(legendColors({ used: new Set(['black']), named: new Map(), mayEdit: true })).toEqual([])
  expect(legendColors({ used: new Set(), named: new Map(), mayEdit: true })).toEqual([])
})
