import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../../server/sync/cutUpdate.ts'
import { must } from '../../../shared/must.ts'

const step = fc.record({
  peer: fc.nat({ max: 3 }),
  what: fc.constantFrom('write', 'set', 'make', 'delete', 'remove', 'meet'),
  place: fc.nat({ max: 7 }),
})

test('[JOIN-3] the pieces of any document make the same document, whoever wrote it and whatever they deleted', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (steps, structsPerPiece) => {
      const whole = Y.encodeStateAsUpdate(documentOf(steps))
      const pieces = must(cutUpdate(whole, structsPerPiece), 'nothing is missing')
      expect(Y.encodeStateAsUpdate(assemble(pieces))).toEqual(Y.encodeStateAsUpdate(assemble([whole])))
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('[JOIN-3] no piece is larger than it was asked to be', () => {
  const document = new Y.Doc()
  for (let n = 0; n < 100; n++) document.getMap('map').set(`${n}`, n)
  const pieces = must(cutUpdate(Y.encodeStateAsUpdate(document), 30), 'nothing is missing')
  expect(pieces.map((piece) => Y.decodeUpdate(piece).structs.length)).toEqual([30, 30, 30, 10])
})

test('[JOIN-3] what waits for something that is not there is not cut', () => {
  const document = new Y.Doc()
  document.getMap('map').set('a', 1)
  const before = Y.encodeStateVector(document)
  document.getMap('map').set('b', 2)
  expect(cutUpdate(Y.encodeStateAsUpdate(document, before), 10)).toBeUndefined()
})

function documentOf(steps: readonly { peer: number; what: string; place: number }[]): Y.Doc {
  const peers = Array.from({ length: 4 }, (_, index) => {
    const peer = new Y.Doc()
    peer.clientID = index + 1
    return peer
  })
  const meet = (one: Y.Doc, other: Y.Doc): void => Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  for (const { peer, what, place } of steps) {
    const document = must(peers[peer], 'there are four')
    const text = document.getText('text')
    const map = document.getMap<unknown>('map')
    const inner = map.get(`${place % 2}`)
    if (what === 'write') text.insert(Math.min(place, text.length), 'abc')
    else if (what === 'delete' && text.length > 0) text.delete(Math.min(place, text.length - 1), 1)
    else if (what === 'make') map.set(`${place % 2}`, new Y.Map([['field', place]]))
    else if (what === 'set' && inner instanceof Y.Map) inner.set('field', place)
    else if (what === 'remove') map.delete(`${place % 2}`)
    else if (what === 'meet') meet(document, must(peers[place % 4], 'there are four'))
  }
  const all = new Y.Doc()
  for (const peer of peers) meet(all, peer)
  return all
}

function assemble(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  expect(document.store.pendingStructs ?? document.store.pendingDs).toBeNull()
  return document
}
