import type { Editor, TLShape } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { signNewShapes } from '../../../client/canvas/signNewShapes.ts'
import { bringBack } from '../../../client/notes/bringBack.ts'
import { boardPageId, createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { group, note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

const meta = { authorId: 'aki', authorName: 'Aki', createdAt: '2026-11-03T09:00:00.000Z', lineage: 'shape:first', number: 7 }

test('[CASE-3] a note that a page has never seen comes back as it was: author, date, lineage and number', () => {
  const { editor } = page()
  const lost = { ...note('shape:n', { x: 5, text: '前' }), meta } as TLShape
  expect(bringBack(editor, [{ shape: lost }])).toEqual(['shape:n'])
  expect(editor.getShape(lost.id)).toEqual(lost)
})

test('[TRASH-5] what held a note may be gone as well: then it is where it lay on the page; one that is there already stays as it is', () => {
  const { editor } = page()
  const there = { ...note('shape:there', { x: 9 }), meta } as TLShape
  editor.store.put([group('shape:kept'), there])
  const framed = { ...note('shape:framed', { x: 5, y: 6, parentId: 'shape:gone' }), meta } as TLShape
  const grouped = { ...note('shape:grouped', { x: 5, y: 6, parentId: 'shape:kept' }), meta } as TLShape
  const place = { x: 105, y: 56, rotation: 1 }
  const back = bringBack(editor, [{ shape: framed, place }, { shape: grouped, place }, { shape: { ...there, x: 1 } }])
  expect(back).toEqual(['shape:framed', 'shape:grouped'])
  expect(editor.getShape(framed.id)).toEqual({ ...framed, ...place, parentId: boardPageId })
  expect(editor.getShape(grouped.id)).toEqual(grouped)
  expect(editor.getShape(there.id)?.x).toBe(9)
})

/** As much of an editor as bringing back needs, on a real canvas store. */
function page(): { editor: Editor } {
  const network = new SimulatedNetwork()
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(createBoardDocument({ title: '', template: 'blank', locale: 'ja' })))
  const { canvasStore: store } = new CanvasPeer(network, 10)
  network.settle()
  const maker = { id: 'ben', name: 'Ben', standpoint: '' }
  signNewShapes(store, { maker: () => maker, now: () => new Date(), mayWrite: () => true, quietly: (run) => run() })
  const editor = {
    store,
    markHistoryStoppingPoint: () => '',
    run: (work: () => void) => work(),
    createShapes: (shapes: TLShape[]) => store.put(shapes),
    getShape: (id: TLShape['id']) => store.get(id),
    getCurrentPageId: () => boardPageId,
  }
  return { editor: editor as unknown as Editor }
}
