import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside, type Side } from '../../../client/canvas/score/placeBeside.ts'

const room = { x: 6, y: 64, w: 378, h: 708 }
const size = { w: 240, h: 70 }
const sides: readonly Side[] = ['above', 'below', 'left', 'right']

test('[SCORE-25] what stands beside a note is in the room, and covers neither the note nor what must stay in sight if it can', () => {
  const anchors = fc.record({
    x: fc.integer({ min: -100, max: 400 }),
    y: fc.integer({ min: -100, max: 900 }),
    w: fc.integer({ min: 10, max: 200 }),
    h: fc.integer({ min: 10, max: 300 }),
  })
  fc.assert(
    fc.property(anchors, (anchor) => {
      const { x, y } = placeBeside({ anchor, size, room, gap: 10, sides })
      expect(x).toBeGreaterThanOrEqual(room.x)
      expect(x + size.w).toBeLessThanOrEqual(room.x + room.w)
      expect(y).toBeGreaterThanOrEqual(room.y)
      expect(y + size.h).toBeLessThanOrEqual(room.y + room.h)
      // No note of this size leaves a phone without room above or below.
      const isClear = x + size.w <= anchor.x || x >= anchor.x + anchor.w || y + size.h <= anchor.y || y >= anchor.y + anchor.h
      expect(isClear).toBe(true)
    }),
  )
})

test('[SCORE-25] the first side that is free is taken; where none is, the foot of the room', () => {
  const anchor = { x: 150, y: 300, w: 80, h: 80 }
  expect(placeBeside({ anchor, size, room, gap: 10, sides })).toEqual({ x: 70, y: 220 })
  expect(placeBeside({ anchor, size, room, gap: 10, sides, avoid: [{ x: 200, y: 200, w: 50, h: 50 }] })).toEqual({ x: 70, y: 390 })
  const atFoot = { x: 150, y: 700, w: 80, h: 60 }
  expect(placeBeside({ anchor: atFoot, size, room, gap: 10, sides: [] })).toEqual({ x: 75, y: 64 })
  expect(placeBeside({ anchor: room, size, room, gap: 10, sides })).toEqual({ x: 75, y: 702 })
})
