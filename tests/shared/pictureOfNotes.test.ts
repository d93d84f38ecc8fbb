import { expect, test } from 'vitest'
import { parsePictureNotes, pictureOfNotes } from '../../shared/board/pictureOfNotes.ts'

function shape(id: string, changes: object): { id: string; typeName: string } {
  return {
    id,
    typeName: 'shape',
    type: 'note',
    parentId: 'page:page',
    index: 'a1',
    x: 0,
    y: 0,
    props: { color: 'blue', scale: 1 },
    ...changes,
  } as never
}

test('a board’s picture shows its notes where they stand on the page, those in front last', () => {
  const notes = pictureOfNotes([
    shape('front', { x: 10.4, y: 20, index: 'a3' }),
    shape('frame', { type: 'frame', x: 100, y: 200, props: {} }),
    shape('framed', { parentId: 'frame', x: 5, y: 6, index: 'a2', props: { color: 'red', scale: 2 } }),
    { id: 'page:page', typeName: 'page' },
  ])
  expect(notes).toEqual([
    { x: 105, y: 206, side: 400, color: 'red' },
    { x: 10, y: 20, side: 200, color: 'blue' },
  ])
})

test('parents in a circle don’t keep the picture from being drawn', () => {
  const notes = pictureOfNotes([
    shape('a', { parentId: 'b', x: 1 }),
    shape('b', { type: 'group', parentId: 'c' }),
    shape('c', { type: 'group', parentId: 'b' }),
  ])
  expect(notes).toHaveLength(1)
})

test('a board of thousands of notes takes little room on the device', () => {
  const notes = pictureOfNotes(
    Array.from({ length: 5_000 }, (_, at) => shape(`n${at}`, { index: `a${String(at).padStart(4, '0')}`, x: at })),
  )
  expect(notes).toHaveLength(150)
  expect(notes.at(-1)?.x).toBe(4_999)
})

test('notes that were kept are read again, anything else is left out', () => {
  const note = { x: 1, y: 2, side: 200, color: 'blue' }
  expect(parsePictureNotes([note, { ...note, x: '1' }, null, 'note'])).toEqual([note])
  expect(parsePictureNotes(undefined)).toEqual([])
})
