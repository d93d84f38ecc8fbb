import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Arrangement } from '../../../client/list/arrangement.ts'
import { ListOrder } from '../../../client/list/listOrder.ts'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { placedNote } from '../../support/listNotes.ts'

const byScore: Arrangement = {
  compare: (one, other) => scoreOf(one) - scoreOf(other) || one.number - other.number,
  matches: (note) => scoreOf(note) < 90,
}

test('[LIST-5] rows kept in order change by change are the same as rows arranged anew', () => {
  const step = fc.record({ number: fc.integer({ min: 1, max: 8 }), x: fc.integer({ min: 0, max: 99 }), isGone: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const notes = new Map<string, CaseNote>()
      const order = new ListOrder(byScore)
      for (const { number, x, isGone } of steps) {
        const note = placedNote(number, { x, y: 0 })
        const before = [...order.ids]
        if (isGone) notes.delete(note.id)
        else notes.set(note.id, note)
        const isOther = order.place(note.id, isGone ? undefined : note)
        const anew = new ListOrder(byScore)
        anew.arrange(byScore, [...notes.values()])
        expect(order.ids).toEqual(anew.ids)
        expect(isOther).toBe(before.join() !== order.ids.join())
        for (const [index, id] of order.ids.entries()) expect(order.indexOf(id)).toBe(index)
      }
    }),
  )
})

test('[LIST-6] the row in a hand keeps its place and stays in the list, and goes to its own when it is let go', () => {
  const order = new ListOrder(byScore)
  order.arrange(
    byScore,
    [10, 20, 30].map((x, at) => placedNote(at + 1, { x, y: 0 })),
  )
  const moved = placedNote(1, { x: 25, y: 0 })
  order.hold('shape:1', placedNote(1, { x: 10, y: 0 }))
  expect(order.place('shape:1', moved)).toBe(false)
  expect(order.ids).toEqual(['shape:1', 'shape:2', 'shape:3'])
  expect(order.hold(undefined, undefined)).toBe(true)
  expect(order.ids).toEqual(['shape:2', 'shape:1', 'shape:3'])

  order.hold('shape:1', moved)
  expect(order.place('shape:1', placedNote(1, { x: 95, y: 0 }))).toBe(false)
  expect(order.ids).toContain('shape:1')
  order.hold(undefined, undefined)
  expect(order.ids).toEqual(['shape:2', 'shape:3'])
})

test('[LIST-6] a row that is made in the hand is in the list whatever the filter says, and one that is deleted is not', () => {
  const order = new ListOrder(byScore)
  const kept = placedNote(7, { x: 99, y: 0 })
  order.hold(kept.id, undefined)
  expect(order.place(kept.id, kept)).toBe(true)
  expect(order.ids).toEqual([kept.id])
  expect(order.place(kept.id, undefined)).toBe(true)
  expect(order.ids).toEqual([])
})

function scoreOf(note: CaseNote): number {
  return note.score?.axes?.x ?? 0
}
