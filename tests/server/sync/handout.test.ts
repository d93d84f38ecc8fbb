import { promisify } from 'node:util'
import { brotliDecompress, deflateSync, inflate } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createHandout, type Handout } from '../../../server/sync/handout.ts'
import { must } from '../../../shared/must.ts'
import { decodeMessage } from '../../../shared/protocol/messages.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

const nobody = Y.encodeStateVector(new Y.Doc())

/** A document that grows, and its handout. It is in memory from the start unless `isLoading`. */
function growingBoard({ isLoading = false } = {}) {
  const clock = createFakeClock()
  const document = new Y.Doc()
  document.getMap('map').set('first', 0)
  const snapshot = Y.encodeStateAsUpdate(document)
  const stored = { snapshot, compressed: { encoding: 'deflate' as const, bytes: deflateSync(snapshot) }, updates: [] }
  const board = { clock, document, stored, encoded: 0, number: 0, isLoading }
  const updateSince = (stateVector: Uint8Array): Uint8Array | undefined => {
    board.encoded += 1
    return Y.encodeStateAsUpdate(document, stateVector)
  }
  const handout = createHandout({ stored, clock, present: () => (board.isLoading ? undefined : { number: board.number, updateSince }) })
  document.on('update', (update: Uint8Array) => {
    board.number += 1
    handout.changed(update)
  })
  return Object.assign(board, { handout })
}

function take(handout: Handout, document: Y.Doc): void {
  const frames = handout.frames(Y.encodeStateVector(document))
  if (typeof frames === 'string') throw new Error(frames)
  const messages = frames.map((frame) => must(decodeMessage(frame), 'it can be read'))
  expect(messages.map(({ type }) => type)).toEqual(['update', 'sync-step-2'])
  for (const message of messages) if ('update' in message) Y.applyUpdate(document, message.update)
}

test('[JOIN-1] after the answer a client has all that is on the board, deletions too, whatever it had', async () => {
  const step = fc.constantFrom('set', 'delete', 'join', 'return', 'wait')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const board = growingBoard()
      const map = board.document.getMap('map')
      let client = new Y.Doc()
      for (const [index, what] of steps.entries()) {
        if (what === 'set') map.set(`${index % 5}`, index)
        if (what === 'delete') map.delete(`${index % 5}`)
        if (what === 'wait') await board.clock.turn(20_000)
        if (what === 'join') client = new Y.Doc()
        if (what !== 'join' && what !== 'return') continue
        take(board.handout, client)
        expect(client.getMap('map').toJSON()).toEqual(map.toJSON())
      }
      board.handout.stop()
    }),
    { numRuns: 60, seed: 11 },
  )
})

test('[JOIN-2] all who come with the same get the same bytes, and only what was changed since is made anew', () => {
  const { handout, document, ...board } = growingBoard()
  const [first] = handout.frames(nobody) as Uint8Array[]
  document.getMap('map').set('later', 1)
  for (let joiner = 0; joiner < 50; joiner++) take(handout, new Y.Doc())
  expect((handout.frames(nobody) as Uint8Array[])[0]).toBe(first)
  expect(board.encoded).toBe(0)
  handout.stop()
})

test('[JOIN-2] fifty who come back from the same state cost one encoding', () => {
  const board = growingBoard()
  const before = Y.encodeStateVector(board.document)
  board.document.getMap('map').set('meanwhile', 1)
  for (let joiner = 0; joiner < 50; joiner++) board.handout.frames(before)
  expect(board.encoded).toBe(1)
  board.handout.stop()
})

test('[JOIN-2] when much was changed since, or nobody has come for a while, the bytes are given up and made anew', async () => {
  const board = growingBoard()
  board.handout.frames(nobody)
  board.document.getText('text').insert(0, 'x'.repeat(70_000))
  take(board.handout, new Y.Doc())
  expect(board.encoded).toBe(1)
  await board.clock.turn(31_000)
  take(board.handout, new Y.Doc())
  expect(board.encoded).toBe(2)
  board.handout.stop()
})

test('[JOIN-4] before the document is in memory the stored bytes answer those who have nothing, and nobody else', () => {
  const board = growingBoard({ isLoading: true })
  const joiner = new Y.Doc()
  take(board.handout, joiner)
  expect(joiner.getMap('map').toJSON()).toEqual({ first: 0 })
  expect(board.handout.frames(Y.encodeStateVector(joiner))).toBe('not-yet')
  board.isLoading = false
  take(board.handout, joiner)
  board.handout.stop()
})

test('[JOIN-5] the snapshot is compressed once, is the stored one as long as that will do, and is at most five seconds old', async () => {
  const board = growingBoard()
  const read = async (encoding: 'br' | 'deflate'): Promise<{ bytes: Uint8Array; map: object }> => {
    const { bytes } = await must(board.handout.snapshot(encoding), 'the document is there').bytes
    const document = new Y.Doc()
    Y.applyUpdate(document, await promisify(encoding === 'br' ? brotliDecompress : inflate)(bytes))
    return { bytes, map: document.getMap('map').toJSON() }
  }
  expect((await read('deflate')).bytes).toBe(board.stored.compressed.bytes)
  expect((await read('br')).bytes).toBe((await read('br')).bytes)
  board.document.getMap('map').set('later', 1)
  expect((await read('br')).map).toEqual({ first: 0 })
  await board.clock.turn(5_001)
  expect((await read('br')).map).toEqual({ first: 0, later: 1 })
  expect(board.handout.snapshot('br')?.number).toBe(1)
  board.handout.stop()
})
