import type { TLPage, TLShape } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { glideOverlays } from '../../../client/sync/glideOverlays.ts'
import { createGestureSender } from '../../../client/sync/gestures.ts'
import type { Overlay, RecordChanges } from '../../../client/sync/recordChanges.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { textsOf } from '../../support/boardEditing.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { lines, note, page } from '../../support/canvasRecords.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { deletePage } from '../../support/relationEdits.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

// Ways in which synced canvases are known to go wrong. Further ones have their tests elsewhere: the late close of an old
// socket (CONN-5), an arrow bound to what was deleted (BIND-9), equal indices (BIND-7), very many records (BIND-12).

test('[BIND-14] a page that was deleted stays so when somebody comes back who worked on it offline; what they made there is not lost', () => {
  const { network, ann, ben } = twoPeers(page('page:old', { index: 'a3' }), note('shape:n', { parentId: 'page:old' }))
  ben.wire.cut()
  deletePage(ann, 0)
  ben.canvasStore.put([{ ...must(ben.canvasStore.get('page:old' as TLPage['id']), 'still here'), name: '旧' }])
  ben.update('shape:n', () => ({ x: 400 }))
  ben.canvasStore.put([note('shape:new', { parentId: 'page:old', index: 'a2', text: '新' })])
  network.settle()
  for (const peer of [ann, ben]) {
    expect(peer.canvasStore.has('page:old' as TLPage['id'])).toBe(false)
    expect(peer.shape('shape:n')).toBeUndefined()
    expect(peer.shape('shape:new')?.parentId).toBe('page:page')
  }
})

test('[BIND-14] nor does an old copy of the board, opened after a long time, bring back what was deleted', () => {
  const { network, ann, ben } = twoPeers(page('page:old', { index: 'a3' }), note('shape:n', { parentId: 'page:old' }))
  const old = [Y.encodeStateAsUpdate(ben.document)]
  ben.close()
  deletePage(ann, 0)
  network.settle()
  const back = new CanvasPeer(network, 20, old)
  back.writeText('shape:n', () => lines('まだある'))
  network.settle()
  for (const peer of [ann, back]) {
    expect(peer.canvasStore.has('page:old' as TLPage['id'])).toBe(false)
    expect(peer.shape('shape:n')).toBeUndefined()
  }
})

test.each(['deletes', 'edits'] as const)('[BIND-11] of two who delete and edit a note, the one offline %s it: it is gone', (offline) => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '事例' }))
  const [deleter, editor] = offline === 'deletes' ? [ann, ben] : [ben, ann]
  ann.wire.cut()
  deleter.canvasStore.remove([must(deleter.shape('shape:n'), 'there').id])
  editor.act(() => editor.writeText('shape:n', () => lines('事例その一')))
  editor.act(() => editor.update('shape:n', () => ({ x: 90 })))
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')).toBeUndefined()
  editor.undo()
  editor.redo()
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')).toBeUndefined()
})

test('[BIND-3] what I undo after a reconnect is mine from before it, and what came in with it stays', () => {
  const { network, ann, ben } = twoPeers(note('shape:n', { text: '前' }))
  ann.act(() => ann.update('shape:n', () => ({ x: 100 })))
  network.settle()
  ann.wire.cut()
  ann.act(() => ann.writeText('shape:n', () => lines('前、私')))
  ben.writeText('shape:n', () => lines('え、前'))
  ben.update('shape:n', ({ props }) => ({ props: { ...props, color: 'blue' } }))
  network.settle()
  ann.undo()
  ann.undo()
  network.settle()
  for (const peer of [ann, ben]) {
    expect(peer.shape('shape:n')).toMatchObject({ x: 0, props: { color: 'blue' } })
    expect(textsOf(peer).get('shape:n')).toBe('え、前')
  }
  ann.redo()
  ann.redo()
  network.settle()
  expect(ben.shape('shape:n')?.x).toBe(100)
  expect(textsOf(ben).get('shape:n')).toBe('え、前、私')
})

test('[BIND-3] what I undo while I am offline is undone for the others when I am back', () => {
  const { network, ann, ben } = twoPeers()
  ann.act(() => ann.canvasStore.put([note('shape:n')]))
  network.settle()
  ann.wire.cut()
  ann.undo()
  network.settle()
  expect(ben.shape('shape:n')).toBeUndefined()
})

test('[BIND-3] taking back the making of a note takes it out of nobody’s hand', () => {
  const { network, ann, ben } = twoPeers()
  ann.act(() => ann.canvasStore.put([note('shape:n')]))
  network.settle()
  ben.isGestureUnderWay = true
  ben.update('shape:n', () => ({ x: 100 }))
  ben.binding.flush()
  network.settle()
  ann.undo()
  network.settle()
  ben.endGesture()
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')?.x).toBe(100)
})

test('[BIND-15] of two records made at once under one id everybody has the same one, whole', () => {
  const { network, ann, ben } = twoPeers()
  ann.canvasStore.put([note('shape:n', { x: 1, text: '甲' })])
  ben.canvasStore.put([note('shape:n', { x: 2, text: '乙' })])
  network.settle()
  expect(ann.canvasStore.serialize()).toEqual(ben.canvasStore.serialize())
  expect([ann.shape('shape:n')?.x, textsOf(ann).get('shape:n')]).toBeOneOf([
    [1, '甲'],
    [2, '乙'],
  ])
  ben.writeText('shape:n', () => lines('丙'))
  network.settle()
  expect(textsOf(ann).get('shape:n')).toBe('丙')
})

test('[CLOCK-1] a clock that is put back by an hour holds back no gesture', async () => {
  const clock = createFakeClock()
  let behind = 0
  const bodies: string[] = []
  const sender = createGestureSender({ ...clock, now: () => clock.now() - behind }, (body) => bodies.push(body))
  sender.show(moveTo(1))
  behind = 3_600_000
  sender.show(moveTo(2))
  await clock.turn(40)
  sender.show(moveTo(3))
  await clock.turn(40)
  expect(bodies).toHaveLength(3)
})

test('[CLOCK-1] nor does it send what glides off the board', () => {
  const clock = createFakeClock()
  let behind = 0
  let shown: Overlay | undefined
  let draw = (): void => undefined
  const overlays = glideOverlays({
    clock: { ...clock, now: () => clock.now() - behind },
    frames: { isStill: () => false, request: (run) => ((draw = run), () => undefined) },
    below: () => new Map([['position', [0, 0]]]),
    show: (overlayByClientId) => {
      shown = overlayByClientId.get(7)
    },
  })
  overlays.set(7, new Map([['shape:n', new Map([['position', [60, 0]]])]]))
  behind = 3_600_000
  overlays.set(7, new Map([['shape:n', new Map([['position', [90, 0]]])]]))
  draw()
  expect(shown?.get('shape:n')?.get('position')).toEqual([60, 0])
})

function moveTo(x: number): RecordChanges {
  return new Map([['shape:n', { type: 'update', fields: new Map([['position', { from: [0, 0], to: [x, 0] }]]) }]])
}

function twoPeers(...first: (TLShape | ReturnType<typeof page>)[]): { network: SimulatedNetwork; ann: CanvasPeer; ben: CanvasPeer } {
  const network = new SimulatedNetwork()
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(createBoardDocument({ title: '', template: 'blank', locale: 'ja' })))
  for (const record of first) createRecord(recordsOf(network.document), record as unknown as PlainRecord)
  const ann = new CanvasPeer(network, 10)
  const ben = new CanvasPeer(network, 11)
  network.settle()
  return { network, ann, ben }
}
