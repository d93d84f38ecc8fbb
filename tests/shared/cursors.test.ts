import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorMoveBetween, withCursorAt } from '../../shared/protocol/cursors.ts'

const coordinate = fc.double({ noNaN: true, noDefaultInfinity: true })
const place = fc.record({ x: coordinate, y: coordinate, activity: fc.oneof(fc.nat(), fc.constant(null), fc.double()) })
const state = fc
  .record({
    name: fc.string(),
    selected: fc.array(fc.string(), { maxLength: 2 }),
    place: fc.option(place, { nil: undefined }),
    type: fc.constantFrom('default', 'grab'),
  })
  .map(({ name, selected, place: at, type }) => ({
    profile: { name },
    hand: at && { selected, activity: at.activity, cursor: { x: at.x, y: at.y, rotation: 0, type } },
  }))
const anything = fc.oneof(fc.jsonValue(), state)

test('[PRES-12] a move makes of the state before exactly the state after, or there is none', () => {
  fc.assert(
    fc.property(anything, anything, (before, after) => {
      const move = cursorMoveBetween(before, after)
      expect(move ? withCursorAt(before, move) : after).toEqual(after)
    }),
    { numRuns: 1_000, seed: 20264 },
  )
})

test('[PRES-12] a hand that moves is a move, whatever its clock says; whatever else it does is none', () => {
  const at = (x: number, activity: unknown = 7, rest: object = {}) => ({
    profile: { name: 'Anna' },
    hand: { cursor: { x, y: 2 }, activity, ...rest },
  })
  expect(cursorMoveBetween(at(1), at(3, 9))).toEqual({ x: 3, y: 2, activity: 9 })
  expect(cursorMoveBetween(at(1), at(1, 9))).toEqual({ x: 1, y: 2, activity: 9 })
  const others = [
    at(3, 9, { brush: {} }),
    at(3, null),
    at(3, -1),
    at(3, 0.5),
    at(1e39),
    { ...at(3), profile: { name: 'Ben' } },
    { hand: null },
    null,
  ]
  for (const other of others) expect(cursorMoveBetween(at(1), other)).toBeUndefined()
  expect(cursorMoveBetween({ profile: { name: 'Anna' } }, at(3))).toBeUndefined()
})
