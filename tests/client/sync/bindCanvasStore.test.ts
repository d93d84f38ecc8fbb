import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf, type YRecord } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, readRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { plainTextOf, type RichText } from '../../../shared/document/richText.ts'
import { must } from '../../../shared/must.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { arrow, arrowBinding, group, lines, note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

test('[BIND-1] a note put on one canvas is on the other, and in the document in the same task', () => {
  const { network, ann, ben } = twoPeers()
  ann.canvasStore.put([note('shape:n', { text: 'はじめに' })])
  expect(recordsOf(ann.document).has('shape:n')).toBe(true)
  network.settle()
  expect(ben.shape('shape:n')).toEqual(ann.shape('shape:n'))
})

test('[BIND-1] also a change without callbacks is in the document before anything remote is applied', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '一' }))
  ben.writeText('shape:n', () => lines('一二'))
  withoutCallbacks(ann, () => ann.writeText('shape:n', () => lines('零一')))
  network.settle()
  expect(textAt(ann, 'shape:n')).toBe('零一二')
  expect(textAt(ben, 'shape:n')).toBe('零一二')
})

test('[BIND-2] one drags, one types, one recolours the same note: all three hold', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '事例' }))
  const cleo = new CanvasPeer(network, 12)
  network.settle()
  ann.update('shape:n', () => ({ x: 300, y: 40 }))
  ben.writeText('shape:n', () => lines('事例その一'))
  cleo.update('shape:n', ({ props }) => ({ props: { ...props, color: 'blue' } }))
  network.settle()
  for (const peer of [ann, ben, cleo]) {
    expect(peer.shape('shape:n')).toMatchObject({ x: 300, y: 40, props: { color: 'blue' } })
    expect(textAt(peer, 'shape:n')).toBe('事例その一')
  }
})

test('[BIND-2] two moves of one note never mix into a third place', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.update('shape:n', () => ({ x: 100, y: 100 }))
  ben.update('shape:n', () => ({ x: 200, y: 200 }))
  network.settle()
  expect(ann.shape('shape:n')).toEqual(ben.shape('shape:n'))
  expect(ann.shape('shape:n')?.x).toBe(ann.shape('shape:n')?.y)
})

test('[BIND-3] undoing my move leaves the text that somebody else typed meanwhile', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '前' }))
  ann.act(() => ann.update('shape:n', () => ({ x: 500 })))
  network.settle()
  ben.writeText('shape:n', () => lines('前と後'))
  network.settle()
  ann.undo()
  network.settle()
  expect(ben.shape('shape:n')?.x).toBe(0)
  expect(textAt(ben, 'shape:n')).toBe('前と後')
})

test('[BIND-3] undoing my words leaves the words of others in the same text', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: 'あ' }))
  ann.act(() => ann.writeText('shape:n', () => lines('あいう')))
  network.settle()
  ben.writeText('shape:n', () => lines('んあいう'))
  network.settle()
  ann.undo()
  network.settle()
  expect(textAt(ben, 'shape:n')).toBe('んあ')
})

test('[BIND-3] undoing my move after somebody else moved the note leaves it where they put it', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.act(() => ann.update('shape:n', () => ({ x: 500 })))
  network.settle()
  ben.update('shape:n', () => ({ x: 900 }))
  network.settle()
  ann.undo()
  expect(ann.shape('shape:n')?.x).toBe(900)
})

test('[BIND-3] neither undo nor redo brings back what somebody else deleted', () => {
  const { network, ann, ben } = twoPeers()
  ann.act(() => ann.canvasStore.put([note('shape:n')]))
  ann.act(() => ann.update('shape:n', () => ({ x: 7 })))
  network.settle()
  ben.canvasStore.remove([must(ben.shape('shape:n'), 'settled').id])
  network.settle()
  ann.undo()
  ann.undo()
  ann.redo()
  ann.redo()
  network.settle()
  expect(ann.shape('shape:n')).toBeUndefined()
  expect(ben.shape('shape:n')).toBeUndefined()
})

test('[BIND-3] undoing that I made a note leaves it when somebody else has written in it', () => {
  const { network, ann, ben } = twoPeers()
  ann.act(() => ann.canvasStore.put([note('shape:n')]))
  network.settle()
  ben.writeText('shape:n', () => lines('大事'))
  network.settle()
  ann.undo()
  network.settle()
  expect(textAt(ann, 'shape:n')).toBe('大事')
})

test('[BIND-3] undoing my deletion brings the note back for everybody', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '戻る' }))
  ann.act(() => ann.canvasStore.remove([must(ann.shape('shape:n'), 'there').id]))
  network.settle()
  expect(ben.shape('shape:n')).toBeUndefined()
  ann.undo()
  network.settle()
  expect(textAt(ben, 'shape:n')).toBe('戻る')
})

test('[BIND-4] bad records are left out and counted, and the good ones beside them are there', () => {
  const { network, ann, ben } = twoPeers()
  const records = recordsOf(ann.document)
  ann.document.transact(() => {
    createRecord(records, { ...asPlain(note('shape:bad')), opacity: 'very' })
    createRecord(records, { ...asPlain(note('shape:far')), x: 1e300 })
    createRecord(records, { ...asPlain(note('shape:odd')), type: 'spaceship' })
    createRecord(records, { id: 'instance:instance', typeName: 'instance' })
    createRecord(records, { id: '__proto__', typeName: '__proto__' })
    records.set('shape:other-id', yRecordOf(note('shape:n')))
    records.set('shape:text', 'no record at all' as unknown as YRecord)
    createRecord(records, asPlain(note('shape:good')))
  })
  network.settle()
  for (const peer of [ann, ben]) {
    expect(peer.shapes().map(({ id }) => id)).toEqual(['shape:good'])
    expect(peer.binding.leftOut.get()).toBe(7)
  }
})

test('[BIND-4] a bad record that is put right comes onto the canvas', () => {
  const { ann } = twoPeers()
  ann.document.transact(() => createRecord(recordsOf(ann.document), { ...asPlain(note('shape:n')), opacity: 2 }))
  expect(ann.binding.leftOut.get()).toBe(1)
  ann.document.transact(() => recordsOf(ann.document).get('shape:n')?.set('opacity', 1))
  expect(ann.binding.leftOut.get()).toBe(0)
  expect(ann.shape('shape:n')).toBeDefined()
})

test('[BIND-5] the fields that a remote change leaves alone stay the very same objects', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '同じ' }))
  const before = ann.shape('shape:n')
  ben.update('shape:n', () => ({ x: 40 }))
  network.settle()
  const after = ann.shape('shape:n')
  expect(after?.x).toBe(40)
  expect(after?.props).toBe(before?.props)
  expect(after?.meta).toBe(before?.meta)
})

test('[BIND-16] what a canvas has measured of a note stays when somebody else moves it, and is asked for anew when they write in it', () => {
  const { network, ben } = twoPeers(note('shape:n', { text: '短い' }))
  const asked: string[][] = []
  const ann = new CanvasPeer(network, 12, [], { onRemoteProps: (ids) => asked.push(ids) })
  network.settle()
  ann.canvasStore.mergeRemoteChanges(() =>
    ann.update('shape:n', ({ props }) => ({ props: { ...props, growY: 40, fontSizeAdjustment: 22 } })),
  )
  ben.update('shape:n', () => ({ x: 40 }))
  network.settle()
  expect(ann.shape('shape:n')).toMatchObject({ x: 40, props: { growY: 40, fontSizeAdjustment: 22 } })
  expect(asked).toEqual([])
  ben.writeText('shape:n', () => lines('もう短くない'))
  network.settle()
  expect(asked).toEqual([['shape:n']])
})

test('[BIND-6] a value that is equal already is not written again', () => {
  const { ann } = twoPeers(note('shape:n', { text: '静か' }))
  const updates: Uint8Array[] = []
  ann.document.on('update', (update: Uint8Array) => updates.push(update))
  ann.update('shape:n', (shape) => structuredClone(shape))
  ann.update('shape:n', () => ({ x: 0 }))
  expect(updates).toHaveLength(0)
})

test('[BIND-6] what arrives is not sent back', () => {
  const { network, ann, ben } = twoPeers()
  const updates: unknown[] = []
  ben.document.on('update', (_: Uint8Array, origin: unknown) => updates.push(origin))
  ann.canvasStore.put([note('shape:n', { text: '一度だけ' })])
  network.settle()
  expect(updates).toEqual([ben.wire])
})

test('[BIND-7] two records with one index get different ones, the same on every client', async () => {
  const { network, ann, ben } = twoPeers()
  ann.canvasStore.put([note('shape:a', { index: 'a5' })])
  ben.canvasStore.put([note('shape:b', { index: 'a5' })])
  network.settle()
  expect(ann.shape('shape:a')?.index).not.toBe(ann.shape('shape:b')?.index)
  expect(ann.canvasStore.serialize()).toEqual(ben.canvasStore.serialize())
  ann.canvasStore.put([note('shape:c', { index: 'a5' })])
  await Promise.resolve()
  expect(new Set(ann.shapes().map(({ index }) => index)).size).toBe(3)
})

test('[BIND-7] the other one gets its own index back when the first is gone', () => {
  const { network, ann, ben } = twoPeers()
  ann.canvasStore.put([note('shape:a', { index: 'a5' })])
  ben.canvasStore.put([note('shape:b', { index: 'a5' })])
  network.settle()
  ann.canvasStore.remove([must(ann.shape('shape:a'), 'settled').id])
  network.settle()
  expect(ben.shape('shape:b')?.index).toBe('a5')
})

test('[BIND-8] a note whose group somebody else deleted is on the page, not lost', () => {
  const { network, ann, ben } = twoPeers(group('shape:g'))
  ann.canvasStore.remove([must(ann.shape('shape:g'), 'settled').id])
  ben.canvasStore.put([note('shape:n', { parentId: 'shape:g' })])
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')?.parentId).toBe('page:page')
})

test('[BIND-8] two groups that were put into each other do not swallow everything', async () => {
  const { network, ann, ben } = twoPeers(group('shape:a'), group('shape:b', { index: 'a2' }), note('shape:n', { parentId: 'shape:b' }))
  ann.update('shape:a', () => ({ parentId: 'shape:b' as TLShape['parentId'] }))
  ben.update('shape:b', () => ({ parentId: 'shape:a' as TLShape['parentId'] }))
  network.settle()
  for (const peer of [ann, ben]) {
    expect(peer.shape('shape:a')?.parentId).toBe('page:page')
    expect(peer.shape('shape:b')?.parentId).toBe('shape:a')
    expect(peer.shape('shape:n')?.parentId).toBe('shape:b')
  }
  ann.update('shape:b', () => ({ parentId: 'page:page' as TLShape['parentId'] }))
  network.settle()
  await Promise.resolve()
  for (const peer of [ann, ben]) expect(peer.shape('shape:a')?.parentId).toBe('shape:b')
})

test('[BIND-9] an arrow whose target somebody else deleted loses its hold, and gets it back with the target', async () => {
  const { network, ann, ben } = twoPeers(note('shape:n'), arrow('shape:r', { index: 'a2' }))
  ben.act(() => ben.canvasStore.remove([must(ben.shape('shape:n'), 'settled').id]))
  ann.canvasStore.put([arrowBinding('binding:b', 'shape:r', 'shape:n', 'end')])
  network.settle()
  for (const peer of [ann, ben]) expect(peer.canvasStore.has(bindingId)).toBe(false)
  ben.undo()
  network.settle()
  await Promise.resolve()
  for (const peer of [ann, ben]) expect(peer.canvasStore.has(bindingId)).toBe(true)
})

test('[BIND-9] of two bindings at one end of an arrow everybody sees the same one', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'), note('shape:m', { index: 'a3' }), arrow('shape:r', { index: 'a2' }))
  ann.canvasStore.put([arrowBinding('binding:b', 'shape:r', 'shape:n', 'end')])
  ben.canvasStore.put([arrowBinding('binding:c', 'shape:r', 'shape:m', 'end')])
  network.settle()
  expect(ann.canvasStore.allRecords().filter(({ typeName }) => typeName === 'binding')).toHaveLength(1)
  expect(ann.canvasStore.serialize()).toEqual(ben.canvasStore.serialize())
  ann.canvasStore.remove([must(ann.shape('shape:n'), 'settled').id])
  network.settle()
  expect(ben.canvasStore.has('binding:c' as TLRecord['id'])).toBe(true)
})

test('[BIND-10] only what belongs to a board is in the document: no camera, no selection, no presence', () => {
  const { ann } = twoPeers(note('shape:n'))
  expect(new Set([...recordsOf(ann.document).values()].map((record) => record.get('typeName')))).toEqual(
    new Set(['document', 'page', 'shape']),
  )
})

test('[BIND-10] opening a board writes nothing into it, not even an empty one', () => {
  const network = new SimulatedNetwork()
  const ann = new CanvasPeer(network, 10)
  network.settle()
  expect(Y.encodeStateVector(network.document)).toEqual(Y.encodeStateVector(new Y.Doc()))
  expect(ann.canvasStore.has('page:page' as TLRecord['id'])).toBe(true)
})

test('[BIND-11] of two who work on a note that a third deletes nobody crashes, and it is gone', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '消える' }))
  const cleo = new CanvasPeer(network, 12)
  network.settle()
  ann.isGestureUnderWay = true
  ann.update('shape:n', () => ({ x: 50 }))
  ben.writeText('shape:n', () => lines('消えるの'))
  cleo.canvasStore.remove([must(cleo.shape('shape:n'), 'settled').id])
  network.settle()
  ann.update('shape:n', () => ({ x: 60 }))
  ann.endGesture()
  network.settle()
  for (const peer of [ann, ben, cleo]) expect(peer.shape('shape:n')).toBeUndefined()
  expect(recordsOf(network.document).has('shape:n')).toBe(false)
})

test('[TEXT-7] a held text keeps both directions apart and then has what both wrote', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '今日' }))
  ann.binding.holdText('shape:n')
  ann.writeText('shape:n', () => lines('今日は'))
  network.settle()
  expect(textAt(ben, 'shape:n')).toBe('今日')
  ben.writeText('shape:n', () => lines('え、今日'))
  ben.update('shape:n', () => ({ x: 77 }))
  network.settle()
  expect(textAt(ann, 'shape:n')).toBe('今日は')
  expect(ann.shape('shape:n')?.x).toBe(77)
  ann.writeText('shape:n', () => lines('今日は晴れ'))
  ann.binding.releaseText('shape:n')
  network.settle()
  for (const peer of [ann, ben]) expect(textAt(peer, 'shape:n')).toBe('え、今日は晴れ')
})

const bindingId = 'binding:b' as TLRecord['id']

function twoPeers(...first: TLShape[]): { network: SimulatedNetwork; ann: CanvasPeer; ben: CanvasPeer } {
  const network = new SimulatedNetwork()
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(createBoardDocument({ title: '', template: 'blank', locale: 'ja' })))
  for (const shape of first) createRecord(recordsOf(network.document), asPlain(shape))
  const ann = new CanvasPeer(network, 10)
  const ben = new CanvasPeer(network, 11)
  network.settle()
  return { network, ann, ben }
}

function textAt(peer: CanvasPeer, id: string): string {
  return plainTextOf((must(peer.shape(id), `${id} is on the canvas`).props as { richText: RichText }).richText)
}

/** The way tldraw loads snapshots: side effects are off, and nobody says that the operation is complete. */
function withoutCallbacks(peer: CanvasPeer, work: () => void): void {
  const sideEffects = peer.canvasStore.sideEffects as unknown as { setIsEnabled(isEnabled: boolean): void }
  sideEffects.setIsEnabled(false)
  work()
  sideEffects.setIsEnabled(true)
}

function asPlain(shape: TLShape): PlainRecord {
  return shape as unknown as PlainRecord
}

function yRecordOf(shape: TLShape): YRecord {
  const records = recordsOf(new Y.Doc())
  createRecord(records, asPlain(shape))
  const copy: YRecord = new Y.Map()
  for (const [name, value] of Object.entries(readRecord(must(records.get(shape.id), 'just made')))) copy.set(name, value)
  return copy
}
