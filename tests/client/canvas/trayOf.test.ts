import type { Editor } from '@tldraw/tldraw'
import type { TLNoteShape, TLShape, TLShapeId, TLShapePartial } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepTrayApart, putIntoTray } from '../../../client/canvas/writing/trayOf.ts'
import { boardPageId, createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

test('[FAST-7] two who fill the tray at once: the younger list gives way, whoever made its first note, and both see the same', async () => {
  const { network, peers } = twoPages()
  const [first, second] = peers
  // Each note has a time of its own, and the two lists were made in the same moment.
  fill(first, { a1: 10, a2: 12, a3: 14 })
  fill(second, { b1: 11, b2: 13 })
  network.settle()
  await Promise.resolve()
  network.settle()
  const places = peers.map(({ peer }) => placesOn(peer))
  expect(places[0]).toEqual(places[1])
  const place = (id: string) => must(places[0]?.get(`shape:${id}`), `${id} is there`)
  const [x, y] = place('a1')
  expect([place('a2'), place('a3')]).toEqual([
    [x + 220, y],
    [x + 440, y],
  ])
  expect([place('b1'), place('b2')]).toEqual([
    [x, y + 220],
    [x + 220, y + 220],
  ])
})

test('[FAST-7] what somebody has moved out of the tray since is left where it is', async () => {
  const { network, peers } = twoPages()
  const [first, second] = peers
  fill(first, { a1: 10 })
  fill(second, { b1: 11 })
  const before = must(second.peer.shape('shape:b1'), 'it is there')
  second.peer.canvasStore.put([{ ...before, x: before.x + 5 }])
  network.settle()
  await Promise.resolve()
  network.settle()
  expect(second.peer.shape('shape:b1')?.x).toBe(before.x + 5)
})

type Page = { peer: CanvasPeer; editor: Editor }

function twoPages(): { network: SimulatedNetwork; peers: [Page, Page] } {
  const network = new SimulatedNetwork()
  const document = createBoardDocument({ title: '', template: 'empowerment-marketing', locale: 'ja' })
  Y.applyUpdate(network.document, Y.encodeStateAsUpdate(document))
  const [one, two] = [new CanvasPeer(network, 11), new CanvasPeer(network, 12)]
  network.settle()
  const peers: [Page, Page] = [
    { peer: one, editor: editorOn(one) },
    { peer: two, editor: editorOn(two) },
  ]
  for (const { editor } of peers) keepTrayApart(editor)
  return { network, peers }
}

/** Makes notes of these names, each at its second, and puts them into the tray. */
function fill({ peer, editor }: Page, seconds: Record<string, number>): void {
  const notes = Object.entries(seconds).map(([name, second]) => ({
    ...note(`shape:${name}`, { index: 'a2', text: name }),
    meta: { createdAt: new Date(Date.UTC(2026, 3, 1, 9, 0, second)).toISOString() },
  }))
  peer.canvasStore.put(notes as TLShape[])
  putIntoTray(
    editor,
    notes.map(({ id }) => id),
  )
}

function placesOn(peer: CanvasPeer): Map<string, [number, number]> {
  return new Map(peer.shapes().flatMap(({ id, type, x, y }): [string, [number, number]][] => (type === 'note' ? [[id, [x, y]]] : [])))
}

/** What the tray needs of tldraw's editor, on a canvas store without a browser: here everything lies on the page itself. */
function editorOn({ canvasStore }: CanvasPeer): Editor {
  const shapes = (): TLShape[] => canvasStore.allRecords().filter((record): record is TLShape => record.typeName === 'shape')
  const editor = {
    isDisposed: false,
    sideEffects: canvasStore.sideEffects,
    getIsReadonly: () => false,
    getCurrentPageId: () => boardPageId,
    getCurrentPageShapes: shapes,
    getShape: (id: TLShapeId) => canvasStore.get(id),
    getShapePageBounds(id: TLShapeId) {
      const shape = must(canvasStore.get(id), 'it is there')
      const { w, h } =
        shape.type === 'note' ? { w: 200, h: 200 + (shape as TLNoteShape).props.growY } : (shape.props as { w: number; h: number })
      return { x: shape.x, y: shape.y, w, h }
    },
    run: (change: () => void) => change(),
    updateShapes: (partials: TLShapePartial[]) =>
      canvasStore.put(partials.map((partial) => ({ ...must(canvasStore.get(partial.id), 'it is there'), ...partial }) as TLShape)),
  }
  return editor as unknown as Editor
}
