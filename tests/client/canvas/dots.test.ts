import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areDots } from '../../../client/canvas/dots/areDots.ts'
import { dotAt, layOutDots, type DotNote } from '../../../client/canvas/dots/layOutDots.ts'

const note = (number: number, x: number, y: number): DotNote => ({ id: `n${number}`, number, color: 'black', centre: { x, y } })
const anyNotes = fc
  .array(fc.record({ x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }) }), { maxLength: 60 })
  .map((places) => places.map(({ x, y }, at) => note(at + 1, x, y)))
const anyZoom = fc.double({ min: 0.05, max: 0.5, noNaN: true })

test('[DOT-1] notes are dots where a text has less than 7.5 pixels, and in a crowd up to half the size', () => {
  // The whole matrix on a desktop, on a 13-inch projector, and on a phone.
  expect([0.44, 0.388, 0.146].map((zoom) => areDots(zoom, 12))).toEqual([false, false, true])
  expect([0.51, 0.44, 0.388].map((zoom) => areDots(zoom, 200))).toEqual([false, true, true])
  expect(areDots(0.34, 0)).toBe(true)
  expect(areDots(0.342, 89)).toBe(false)
})

test('[DOT-2] a dot covers the point of its note that counts, and no two at one place hide each other', () => {
  fc.assert(
    fc.property(anyNotes, anyZoom, (notes, zoom) => {
      const dots = layOutDots(notes, zoom)
      expect(dots.map(({ id }) => id)).toEqual(notes.map(({ id }) => id))
      for (const dot of dots) expect(Math.hypot(dot.x - dot.centre.x, dot.y - dot.centre.y) * zoom).toBeLessThan(dot.h / 2)
      const places = new Set(dots.map(({ x, y }) => `${x} ${y}`))
      expect(places.size).toBe(dots.length)
    }),
  )
})

test('[DOT-2] a dot that has its place to itself stands exactly there', () => {
  const [first, second] = layOutDots([note(1, 0, 0), note(2, 100, 0)], 0.2)
  expect([first?.x, first?.y, second?.x, second?.y]).toEqual([0, 0, 100, 0])
})

test('[DOT-2] where numbers would cover the ground, dots are small and bare', () => {
  const crowd = Array.from({ length: 200 }, (_, at) => note(at + 1, (at % 20) * 120, Math.floor(at / 20) * 150))
  // On a projector and on a phone.
  expect(layOutDots(crowd, 0.388).map(({ h, isBare }) => `${h} ${isBare}`)).toEqual(crowd.map(() => '22 false'))
  expect(layOutDots(crowd, 0.146).map(({ w, h, isBare }) => `${w} ${h} ${isBare}`)).toEqual(crowd.map(() => '11 11 true'))
  expect(layOutDots(crowd.slice(0, 20), 0.01).every(({ isBare }) => !isBare)).toBe(true)
})

test('[DOT-3] a pointer finds the dot that it sees on top, or the nearest within its reach', () => {
  const dots = layOutDots([note(1, 0, 0), note(2, 60, 0), note(123, 500, 0)], 0.2)
  const found = (x: number, reach: number, wanted = () => true) => dotAt(dots, { x, y: 0 }, 0.2, reach, wanted)?.number
  expect(found(0, 2)).toBe(1)
  // 1 and 2 overlap from 5 to 55: the last drawn lies on top.
  expect(found(30, 2)).toBe(2)
  expect(found(-64, 2)).toBe(1)
  expect([found(-70, 2), found(-70, 14)]).toEqual([undefined, 1])
  // Three figures make a dot wider.
  expect(found(500 + 70, 2)).toBe(123)
  expect(found(0, 2, () => false)).toBeUndefined()
})
