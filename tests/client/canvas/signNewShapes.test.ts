import type { TLShape, TLStore } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { signNewShapes } from '../../../client/canvas/signNewShapes.ts'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import type { Maker } from '../../../shared/board/origin.ts'
import { boardPageId, createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { arrow, note, page } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

const sato: Maker = { id: 'sato', name: '佐藤', standpoint: '広報' }
const tanaka: Maker = { id: 'tanaka', name: '田中', standpoint: '' }

test('[NOTE-1] what is created says who made it and when, by the name they have at that moment', () => {
  const here = signing(sato)
  here.store.put([arrow('shape:arrow')])
  expect(here.meta('arrow')).toEqual({
    authorId: 'sato',
    authorName: '佐藤',
    authorStandpoint: '広報',
    createdAt: '2026-04-01T09:00:00.000Z',
  })
  here.maker = { ...sato, name: '佐藤さくら' }
  here.store.put([note('shape:a', { text: 'A' })])
  expect(here.meta('a')).toMatchObject({ authorName: '佐藤さくら', number: 1, lineage: 'shape:a' })
})

test('[CASE-2] a copy keeps author, standpoint, fields and lineage, also on another board; it is made now and has a number of its own', () => {
  const one = signing(sato)
  one.store.put([note('shape:a', { text: 'A' })])
  one.set('a', { media: 'paid', changed: { id: 'suzuki', name: '鈴木', on: '2026-04-01' } })
  const copied = one.shape('a')
  one.at = new Date('2026-04-02T09:00:00Z')
  one.maker = tanaka
  one.store.put([{ ...copied, id: id('copy') }])
  const copy = {
    authorId: 'sato',
    authorName: '佐藤',
    authorStandpoint: '広報',
    media: 'paid',
    lineage: 'shape:a',
    createdAt: '2026-04-02T09:00:00.000Z',
  }
  expect(one.meta('copy')).toEqual({ ...copy, number: 2 })

  const other = signing(tanaka)
  for (const name of ['x', 'y', 'z']) other.store.put([note(`shape:${name}`, { text: name })])
  other.at = one.at
  other.store.put([{ ...one.shape('copy'), id: id('pasted') }])
  expect(other.meta('pasted')).toEqual({ ...copy, number: 4 })
})

test('[CASE-2] a copy of an empty note is a new note of whoever copied it', () => {
  const here = signing(sato)
  here.store.put([note('shape:a')])
  here.maker = tanaka
  here.store.put([{ ...here.shape('a'), id: id('copy') }])
  expect(here.meta('copy')).toEqual({
    authorId: 'tanaka',
    authorName: '田中',
    createdAt: '2026-04-01T09:00:00.000Z',
    lineage: 'shape:copy',
    number: 2,
  })
})

test('[CASE-3] what comes back under its own id is what it was, and what others make is theirs', () => {
  const here = signing(sato)
  here.store.put([note('shape:a', { text: 'A' })])
  const before = here.shape('a')
  here.store.remove([id('a')])
  here.maker = tanaka
  here.store.put([before])
  expect(here.shape('a')).toEqual(before)
  here.store.mergeRemoteChanges(() => here.store.put([note('shape:theirs', { text: 'T' })]))
  expect(here.meta('theirs')).toEqual({})
})

test('[CASE-4] a number that was seen is not given again, notes without one are counted, and a list made at once counts on', () => {
  const store = boardStore()
  store.put(['old1', 'old2'].map((name) => note(`shape:${name}`, { text: name })))
  const here = signing(sato, store)
  here.store.put(['a', 'b', 'c'].map((name) => note(`shape:${name}`, { text: name })))
  expect(['a', 'b', 'c'].map((name) => here.meta(name).number)).toEqual([3, 4, 5])
  here.store.remove([id('c')])
  here.store.put([note('shape:d', { text: 'd' })])
  expect(here.meta('d').number).toBe(6)
})

test('[CASE-4] of notes made at once with one number the younger are given others by their maker, and everybody has the same', async () => {
  const network = new SimulatedNetwork()
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(createBoardDocument({ title: '', template: 'blank', locale: 'ja' })))
  const [one, two] = [new CanvasPeer(network, 11), new CanvasPeer(network, 12)]
  network.settle()
  const [first, second] = [signing(sato, one.canvasStore), signing(tanaka, two.canvasStore)]
  second.at = new Date('2026-04-01T09:00:01Z')
  first.store.put(['a1', 'a2'].map((name) => note(`shape:${name}`, { text: name, index: 'a2' })))
  second.store.put(['b1', 'b2', 'b3'].map((name) => note(`shape:${name}`, { text: name, index: 'a3' })))
  network.settle()
  await Promise.resolve()
  network.settle()
  for (const here of [first, second]) {
    expect(['a1', 'a2', 'b1', 'b2', 'b3'].map((name) => here.meta(name).number)).toEqual([1, 2, 4, 5, 3])
  }
})

type Signing = {
  store: TLStore
  maker: Maker
  at: Date
  shape(name: string): TLShape
  meta(name: string): TLShape['meta']
  set(name: string, meta: TLShape['meta']): void
}

/** A page of somebody whose new shapes are signed. */
function signing(maker: Maker, store = boardStore()): Signing {
  const here: Signing = {
    store,
    maker,
    at: new Date('2026-04-01T09:00:00Z'),
    shape: (name) => must(store.get(id(name)), `there is ${name}`),
    meta: (name) => here.shape(name).meta,
    set: (name, meta) => store.put([{ ...here.shape(name), meta: { ...here.meta(name), ...meta } }]),
  }
  signNewShapes(store, { maker: () => here.maker, now: () => here.at, mayWrite: () => true, quietly: (run) => run() })
  return here
}

function boardStore(): TLStore {
  const store = createCanvasStore()
  store.put([page(boardPageId)])
  return store
}

function id(name: string): TLShape['id'] {
  return `shape:${name}` as TLShape['id']
}
