import { expect, test } from 'vitest'
import { withView, type View } from '../../../client/canvas/keptViews.ts'

const view: View = { x: 1, y: 2, zoom: 0.5 }

test('[VIEW-1] a device keeps one view for each board, the latest fifty', () => {
  let kept: unknown
  for (let board = 0; board < 60; board++) kept = withView(kept, `board ${board}`, { ...view, x: board })
  expect(Object.keys(kept as object)).toHaveLength(50)
  expect(withView(kept, 'board 59', view)).toMatchObject({ 'board 10': { x: 10 }, 'board 59': view })
  expect(withView(kept, 'board 10', view)).not.toHaveProperty('board 9')
})

test('[VIEW-1] a view that is given up is forgotten, and what is none is dropped', () => {
  expect(withView({ a: view, b: view }, 'a', undefined)).toEqual({ b: view })
  for (const other of [null, 'far away', { x: 1, y: 2 }, { x: 1, y: Number.NaN, zoom: 1 }, { x: 1, y: 2, zoom: 0 }]) {
    expect(withView({ other }, 'a', view)).toEqual({ a: view })
  }
  expect(withView('nonsense', 'a', view)).toEqual({ a: view })
})
