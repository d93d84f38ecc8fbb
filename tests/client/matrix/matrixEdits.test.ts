import { Box, type Editor, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addMatrices, changeProps, changeText, removeMatrix, resizeMatrix } from '../../../client/matrix/editing/matrixEdits.ts'
import { canUndoEdit, offerUndo, undoEdit } from '../../../client/matrix/editing/matrixUndo.ts'
import { isMatrix, nameOfMatrix, type MatrixShape } from '../../../client/matrix/matrixShape.ts'
import { protectMatrix } from '../../../client/matrix/protectMatrix.ts'
import { plainOf } from '../../../shared/document/plainRecord.ts'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { NoteIndex } from '../../../shared/board/noteIndex.ts'
import { matricesOfStart } from '../../../shared/board/template.ts'
import { createBoardDocument, templateMatrixId } from '../../../shared/document/createBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { group, note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

const matrixId = templateMatrixId as TLShapeId
const half = { x: -600, y: -500, w: 1296, h: 900 }

test('[MATRIX-8] a resized matrix takes its notes along with their scores, for everybody in one change, and one undo takes back all of it', () => {
  const { facilitator, participant, editor, network } = boardForTwo()
  participant.canvasStore.put([
    note('shape:a', { x: -700, y: -300 }),
    note('shape:b', { x: 300, y: 200 }),
    note('shape:off', { x: 3000, y: 0 }),
  ])
  network.settle()
  const before = notesOf(participant)
  let updates = 0
  facilitator.document.on('update', () => updates++)

  resizeMatrix(editor, matrixId, half, 'scores')
  expect(updates).toBe(1)
  network.settle()
  const after = notesOf(participant)
  for (const id of ['shape:a', 'shape:b']) {
    expect(scoresIn(after, id)).toEqual(scoresIn(before, id))
    expect(must(after.get(id), 'it is there').centre).not.toEqual(must(before.get(id), 'it is there').centre)
  }
  expect(after.get('shape:off')).toEqual(before.get('shape:off'))

  undoEdit(editor)
  network.settle()
  expect([...notesOf(participant).values()].map(({ centre }) => centre)).toEqual([...before.values()].map(({ centre }) => centre))
  expect(matrix(participant).props).toMatchObject({ w: 2592, h: 1692 })
})

test('[MATRIX-8] a group goes as one by its middle, a note on no matrix is pushed off a plot that comes over it, and with the other rule all stay', () => {
  const { facilitator, editor } = boardForTwo()
  facilitator.canvasStore.put([
    group('shape:group', { x: 400, y: 300 }),
    note('shape:one', { parentId: 'shape:group' }),
    note('shape:two', { parentId: 'shape:group', x: 250, index: 'a2' }),
    note('shape:beside', { x: 1400, y: -100, index: 'a3' }),
  ])
  const places = () => ['shape:group', 'shape:one', 'shape:two', 'shape:beside'].map((id) => placeOf(facilitator, id))
  const before = places()
  resizeMatrix(editor, matrixId, { ...half, w: 4000 }, 'places')
  expect(places()).toEqual(before)
  undoEdit(editor)

  resizeMatrix(editor, matrixId, { x: -1296, y: -846, w: 4000, h: 1692 }, 'scores')
  const [movedGroup, one, two, beside] = places()
  expect([one, two]).toEqual([before[1], before[2]])
  expect(must(movedGroup, 'the group').x).toBeGreaterThan(400)
  // Its middle is at the same part of the plot as before.
  const part = (x: number, w: number) => (x + 225 - (-1296 + 96)) / (w - 192)
  expect(part(must(movedGroup, 'the group').x, 4000)).toBeCloseTo(part(400, 2592), 9)
  expect(must(beside, 'the note').x + 100).toBeGreaterThan(-1296 + 4000 - 96)
  expect(notesOf(facilitator).get('shape:beside')?.score).toBeUndefined()
})

test('[MATRIX-10] the undo of an edit takes back what is still so, and nothing that others have changed since', () => {
  const { facilitator, participant, editor, network } = boardForTwo()
  participant.canvasStore.put([note('shape:a', { x: -700, y: -300 }), note('shape:b', { x: 300, y: 200 })])
  network.settle()
  resizeMatrix(editor, matrixId, half, 'scores')
  network.settle()
  participant.update('shape:a', () => ({ x: 5, y: 6 }))
  participant.canvasStore.remove(['shape:b' as TLShapeId])
  network.settle()
  undoEdit(editor)
  network.settle()
  for (const peer of [facilitator, participant]) {
    expect(placeOf(peer, 'shape:a')).toEqual({ x: 5, y: 6 })
    expect(peer.shape('shape:b')).toBeUndefined()
    expect(matrix(peer).props.w).toBe(2592)
  }
})

test('[MATRIX-10] labels, names, colours and scales go one by one, and what changes nothing is no step', () => {
  const { participant, editor, network } = boardForTwo()
  changeText(editor, matrixId, 'topLeft', '人は活きる')
  changeText(editor, matrixId, 'topLeft', '人は活きる')
  changeText(editor, matrixId, 'name', 'us')
  changeProps(editor, matrixId, { topRightTint: 'ink', xMax: 10 })
  changeProps(editor, matrixId, { xMax: 10 })
  network.settle()
  expect(nameOfMatrix(matrix(participant))).toBe('us')
  expect(matrix(participant).props).toMatchObject({ topLeft: '人は活きる', topRightTint: 'ink', xMax: 10 })
  undoEdit(editor)
  undoEdit(editor)
  network.settle()
  expect(nameOfMatrix(matrix(participant))).toBe('')
  expect(matrix(participant).props).toMatchObject({ topLeft: '人は活きる', topRightTint: 'balance', xMax: 100 })
  undoEdit(editor)
  expect(canUndoEdit(editor)).toBe(false)
})

test('[MATRIX-11] a further matrix lies above the first and below the notes; a removed one leaves its notes and comes back as it was', () => {
  const { participant, editor, network } = boardForTwo()
  participant.canvasStore.put([note('shape:a', { x: 3000, y: 0, index: 'a5' })])
  network.settle()
  const standard = must(matricesOfStart('impact-effort', 'en')[0], 'the template has a matrix')
  const [id] = addMatrices(editor, [{ ...standard, name: 'them', x: 2000, y: -846 }])
  network.settle()
  const added = must(participant.shape(must(id, 'one was added')), 'everybody has it')
  expect(added.index > matrix(participant).index && added.index < 'a5').toBe(true)
  expect(added.isLocked).toBe(true)
  expect(notesOf(participant).get('shape:a')?.matrixId).toBe(id)

  removeMatrix(editor, added.id)
  const takeBack = offerUndo(editor)
  network.settle()
  expect(participant.shapes().filter(isMatrix)).toHaveLength(1)
  expect(notesOf(participant).get('shape:a')?.matrixId).toBeUndefined()
  takeBack()
  takeBack()
  network.settle()
  expect(participant.shape(added.id)).toEqual(added)
})

function boardForTwo() {
  const network = new SimulatedNetwork()
  Y.applyUpdate(
    network.document,
    Y.encodeStateAsUpdate(createBoardDocument({ title: '', template: 'empowerment-marketing', locale: 'en' })),
  )
  const [facilitator, participant] = [new CanvasPeer(network, 11), new CanvasPeer(network, 12)]
  network.settle()
  protectMatrix(facilitator.canvasStore)
  return { network, facilitator, participant, editor: canvasOf(facilitator) }
}

/** What editing takes from tldraw's editor, which needs a page to live in, over a real store. */
function canvasOf(peer: CanvasPeer): Editor {
  const children = (parentId: string): TLShape[] =>
    peer
      .shapes()
      .filter((shape) => shape.parentId === parentId)
      .toSorted((one, other) => (one.index < other.index ? -1 : 1))
  const boundsOf = (id: TLShapeId, x = 0, y = 0): Box => {
    const shape = must(peer.shape(id), 'it is there')
    const boxes = children(id).map((child) => boundsOf(child.id, x + shape.x, y + shape.y))
    return boxes.length > 0 ? Box.Common(boxes) : new Box(x + shape.x, y + shape.y, 200, 200)
  }
  const editor = {
    store: peer.canvasStore,
    run: (change: () => void) => change(),
    history: { getNumUndos: () => 0 },
    getCurrentPageId: () => 'page:page',
    getCurrentPageShapesSorted: () => children('page:page'),
    getSortedChildIdsForParent: (parentId: string) => children(parentId).map(({ id }) => id),
    getShape: (id: TLShapeId) => peer.shape(id),
    getShapePageBounds: (id: TLShapeId) => boundsOf(id),
    getBindingsFromShape: () => [],
  }
  return editor as unknown as Editor
}

function matrix(peer: CanvasPeer): MatrixShape {
  return must(
    peer
      .shapes()
      .filter(isMatrix)
      .find(({ id }) => id === matrixId),
    'the board has its matrix',
  )
}

function placeOf(peer: CanvasPeer, id: string): { x: number; y: number } {
  const { x, y } = must(peer.shape(id), 'it is there')
  return { x, y }
}

function notesOf(peer: CanvasPeer): Map<string, CaseNote> {
  const index = new NoteIndex((id) => plainOf(peer.shape(id)))
  index.update(peer.shapes().map(({ id }) => id))
  return new Map(index.all().map((one) => [one.id, one]))
}

function scoresIn(notes: ReadonlyMap<string, CaseNote>, id: string) {
  const { score } = must(notes.get(id), 'it is there')
  const axes = must(score?.axes, 'it lies on the matrix')
  return { quadrant: score?.quadrant, x: axes.x.toFixed(6), y: axes.y.toFixed(6) }
}
