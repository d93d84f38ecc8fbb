import type { Editor, TLNoteShape, TLShapeId, VecLike } from '@tldraw/tldraw'
import { createdAtOf, noteSize } from '../../shared/board/caseNote.ts'
import type { Rectangle } from '../../shared/board/plane.ts'
import { boundsOf } from '../../shared/board/rowsOfBoxes.ts'
import { trayPlaces } from '../../shared/board/tray.ts'
import { isMatrix } from '../matrix/matrixShape.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'

/** The notes that this page has put into the tray, list by list, and where. Of those that nobody has moved since, it answers for their place. */
const listsByEditor = new WeakMap<Editor, ReadonlyMap<TLShapeId, VecLike>[]>()

/** Puts new notes into the tray beside the matrix, in their order. */
export function putIntoTray(editor: Editor, ids: readonly TLShapeId[]): void {
  const notes = ids.flatMap((id) => editor.getShape<TLNoteShape>(id) ?? [])
  const mine = new Set(ids)
  const obstacles = boxesOf(
    editor,
    editor.getCurrentPageShapes().filter(({ id }) => !mine.has(id)),
  )
  const sizes = notes.map(({ props }) => ({ w: noteSize * props.scale, h: (noteSize + props.growY) * props.scale }))
  const corners = trayPlaces(sizes, neighbour(editor, obstacles), obstacles)
  const places = new Map(notes.map(({ id }, at) => [id, corners[at] ?? { x: 0, y: 0 }]))
  listsByEditor.set(editor, [...(listsByEditor.get(editor) ?? []), places])
  editor.updateShapes([...places].map(([id, { x, y }]) => ({ id, type: 'note', x, y })))
}

/**
 * Two people who fill the tray at once put their notes on the same places. The page of the younger notes then moves its own, as long
 * as nobody has moved them. Returns the way to stop.
 */
export function keepTrayApart(editor: Editor): () => void {
  /** Notes of others that are here and perhaps not yet at their place: that may come as a change of its own, right after. */
  const arriving = new Set<TLShapeId>()
  let isWaiting = false
  const stops = [
    editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source !== 'remote' || shape.type !== 'note' || !listsByEditor.has(editor)) return
      arriving.add(shape.id)
      yieldSoon()
    }),
    editor.sideEffects.registerAfterChangeHandler('shape', (before, shape, source) => {
      if (source !== 'remote' || (before.x === shape.x && before.y === shape.y) || !arriving.delete(shape.id)) return
      yieldSoon()
    }),
  ]
  return () => stops.forEach((stop) => stop())

  function yieldSoon(): void {
    if (isWaiting) return
    isWaiting = true
    // What arrives is being merged now, and no change of mine may be among it.
    queueMicrotask(() => {
      isWaiting = false
      if (!editor.isDisposed && !editor.getIsReadonly()) yieldPlaces(editor)
    })
  }
}

function yieldPlaces(editor: Editor): void {
  const lists = (listsByEditor.get(editor) ?? []).map((places) => untouched(editor, places)).filter((list) => list.length > 0)
  listsByEditor.set(editor, [])
  const others = editor.getCurrentPageShapes().filter((shape): shape is TLNoteShape => shape.type === 'note')
  for (const list of lists) {
    const ids = list.map(({ id }) => id)
    const pairs = list.flatMap((note) =>
      others.flatMap((other) => (!ids.includes(other.id) && isOver(editor, other, note) ? [{ note, other }] : [])),
    )
    // Both pages see the same pairs, so exactly one of them gives way, however their notes were made.
    const isInTheWay = pairs.length > 0 && oldest(pairs.map(({ other }) => other)) < oldest(pairs.map(({ note }) => note))
    if (isInTheWay) editor.run(() => putIntoTray(editor, ids), { history: 'ignore' })
    else listsByEditor.set(editor, [...(listsByEditor.get(editor) ?? []), new Map(list.map(({ id, x, y }) => [id, { x, y }]))])
  }
}

// Those of a list that are still where they were put.
function untouched(editor: Editor, places: ReadonlyMap<TLShapeId, VecLike>): TLNoteShape[] {
  return [...places].flatMap(([id, { x, y }]) => {
    const note = editor.getShape<TLNoteShape>(id)
    return note && note.x === x && note.y === y && note.parentId === editor.getCurrentPageId() ? [note] : []
  })
}

// When the oldest of these was made, and its id: to be compared as a text.
function oldest(notes: readonly TLNoteShape[]): string {
  const ages = notes.map((note) => `${createdAtOf(plainOf(note)) ?? ''} ${note.id}`)
  return ages.reduce((first, age) => (age < first ? age : first))
}

function isOver(editor: Editor, one: TLNoteShape, other: TLNoteShape): boolean {
  const [first, second] = boxesOf(editor, [one, other])
  return (
    first !== undefined &&
    second !== undefined &&
    first.x < second.x + second.w &&
    second.x < first.x + first.w &&
    first.y < second.y + second.h &&
    second.y < first.y + first.h
  )
}

// Beside all matrices; without one, beside all there is; on an empty board, in the middle of what is seen.
function neighbour(editor: Editor, obstacles: readonly Rectangle[]): Rectangle {
  const matrices = boxesOf(editor, editor.getCurrentPageShapes().filter(isMatrix))
  const around = matrices.length > 0 ? matrices : obstacles
  if (around.length > 0) return boundsOf(around)
  const { center } = editor.getViewportPageBounds()
  return { x: center.x - 2 * noteSize, y: center.y - noteSize, w: 0, h: 4 * noteSize }
}

function boxesOf(editor: Editor, shapes: readonly { id: TLShapeId }[]): Rectangle[] {
  return shapes.flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
}
