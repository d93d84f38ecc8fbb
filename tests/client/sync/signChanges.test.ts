import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Signature } from '../../../shared/board/signature.ts'
import { boardPageId, createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { group, lines, note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

const aki: Signature = { id: 'aki', name: 'Aki', on: '2026-11-03' }
const ben: Signature = { id: 'ben', name: 'Ben', on: '2026-11-26' }

test.each([
  ['its words', (shape: TLShape) => ({ props: { ...shape.props, richText: lines('新しい') } })],
  ['its place', () => ({ x: 300 })],
  ['its colour', (shape: TLShape) => ({ props: { ...shape.props, color: 'blue' } })],
  ['a field', (shape: TLShape) => ({ meta: { ...shape.meta, media: 'paid' } })],
])('[WHO-1] who changes %s has changed the note last, for everybody', async (_what, change) => {
  const board = boardOf(note('shape:n', { text: '前' }))
  board.ben.update('shape:n', change)
  expect(await board.changed('shape:n')).toEqual(ben)
  board.aki.update('shape:n', () => ({ y: 7 }))
  expect(await board.changed('shape:n')).toEqual(aki)
})

test.each([
  ['is measured anew', (shape: TLShape) => ({ props: { ...shape.props, growY: 40, fontSizeAdjustment: 12 } })],
  ['gets another number', (shape: TLShape) => ({ meta: { ...shape.meta, number: 4 } })],
  ['is put above another', () => ({ index: 'a9' as TLShape['index'] })],
  ['is locked', () => ({ isLocked: true })],
])('[WHO-1] a note that %s was changed by nobody', async (_what, change) => {
  const board = boardOf(note('shape:n', { text: '前' }))
  board.ben.update('shape:n', change)
  expect(await board.changed('shape:n')).toBeUndefined()
})

test('[WHO-1] notes that go with a group or with several hands are changed; being grouped where they are changes none', async () => {
  const board = boardOf(note('shape:n', { text: '前' }), note('shape:other', { text: '隣' }))
  board.ben.canvasStore.put([group('shape:g', { x: 50, y: 50 })])
  board.ben.update('shape:n', ({ x, y }) => ({ parentId: 'shape:g' as TLShape['parentId'], x: x - 50, y: y - 50 }))
  expect(await board.changed('shape:n')).toBeUndefined()
  board.ben.update('shape:g', () => ({ x: 90 }))
  expect(await board.changed('shape:n')).toEqual(ben)
  expect(await board.changed('shape:other')).toBeUndefined()
})

test('[WHO-1] notes that go along with a matrix were changed by nobody', async () => {
  const board = boardOf(note('shape:n', { text: '前' }))
  const matrix = must(
    board.ben.shapes().find(({ type }) => type === 'matrix'),
    'a matrix',
  )
  const present = must(board.ben.shape('shape:n'), 'the note')
  board.ben.canvasStore.put([
    { ...matrix, x: matrix.x + 10 },
    { ...present, x: present.x + 10 },
  ])
  expect(await board.changed('shape:n')).toBeUndefined()
})

test('[WHO-1] what its author does to a note on the day it was made is part of making it', async () => {
  const made = { authorId: 'ben', authorName: 'Ben', createdAt: new Date(2026, 10, 26, 9).toISOString() }
  const board = boardOf({ ...note('shape:n', { text: '前' }), meta: made })
  board.ben.update('shape:n', () => ({ x: 300 }))
  expect(await board.changed('shape:n')).toBeUndefined()
  board.aki.update('shape:n', () => ({ x: 310 }))
  expect(await board.changed('shape:n')).toEqual(aki)
  board.ben.update('shape:n', () => ({ x: 320 }))
  expect(await board.changed('shape:n')).toEqual(ben)
})

test('[WHO-2] a change and its signature are one update; undo takes back the change, not who has made it', async () => {
  const board = boardOf(note('shape:n', { text: '前' }))
  board.aki.update('shape:n', () => ({ x: 5 }))
  board.network.settle()
  let updates = 0
  board.ben.document.on('update', () => updates++)
  board.ben.act(() => board.ben.update('shape:n', () => ({ x: 300 })))
  expect(updates).toBe(1)
  board.network.settle()
  board.ben.undo()
  expect(board.ben.shape('shape:n')?.x).toBe(5)
  expect(await board.changed('shape:n')).toEqual(ben)
  board.aki.update('shape:n', ({ props }) => ({ props: { ...props, color: 'red' } }))
  board.network.settle()
  board.ben.redo()
  expect(board.ben.shape('shape:n')?.x).toBe(300)
  expect(await board.changed('shape:n')).toEqual(ben)
})

test('[WHO-2] writing on and a gesture under way sign nothing more', async () => {
  const board = boardOf(note('shape:n', { text: '前' }))
  board.ben.writeText('shape:n', () => lines('前と'))
  board.network.settle()
  const sizes: number[] = []
  board.ben.document.on('update', (update: Uint8Array) => sizes.push(update.length))
  board.ben.writeText('shape:n', () => lines('前と後'))
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(40)
  board.aki.isGestureUnderWay = true
  board.aki.update('shape:n', () => ({ x: 99 }))
  expect(await board.changed('shape:n')).toEqual(ben)
  board.aki.endGesture()
  expect(await board.changed('shape:n')).toEqual(aki)
})

test('[WHO-2] what is deleted and comes back says what it said', async () => {
  const board = boardOf(note('shape:n', { text: '前' }))
  board.aki.update('shape:n', () => ({ x: 5 }))
  board.network.settle()
  board.ben.act(() => board.ben.canvasStore.remove(['shape:n' as TLRecord['id']]))
  board.ben.undo()
  expect(await board.changed('shape:n')).toEqual(aki)
})

function boardOf(...records: TLRecord[]) {
  const network = new SimulatedNetwork()
  const board = createBoardDocument({ title: '', template: 'empowerment-marketing', locale: 'ja' })
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(board))
  const filler = new CanvasPeer(network, 9)
  network.settle()
  filler.canvasStore.put(records.map((record) => ({ ...record, parentId: boardPageId }) as TLRecord))
  network.settle()
  const people = {
    aki: new CanvasPeer(network, 10, [], { signature: () => aki }),
    ben: new CanvasPeer(network, 11, [], { signature: () => ben }),
  }
  network.settle()
  return {
    network,
    ...people,
    /** As everybody reads it. */
    async changed(id: string): Promise<unknown> {
      network.settle()
      // One's own canvas hears of it at the end of the task.
      await Promise.resolve()
      const told = [people.aki, people.ben, filler].map((peer) => peer.shape(id)?.meta['changed'])
      for (const one of told) expect(one).toEqual(told[0])
      return told[0]
    },
  }
}
