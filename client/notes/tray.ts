import type { Editor, TLNoteShape, TLShapeId, VecLike } from '@tldraw/tldraw'
import { createdAtOf, noteSize } from '../../shared/board/caseNote.ts'
import type { Rectangle } from '../../shared/board/plane.ts'
import { boundsOf } from '../../shared/board/rowsOfBoxes.ts'
import { trayPlaces } from '../../shared/board/tray.ts'
import { isMatrix } from '../matrix/matrixShape.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'

/** Where this page has put notes into the tray. Of those that nobody has moved since, it answers for their place. */
const placesByEditor = new WeakMap<Editor, Map<TLShapeId, VecLike>>()

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
  const places = placesByEditor.get(editor) ?? new Map<TLShapeId, VecLike>()
  placesByEditor.set(editor, places)
  editor.updateShapes(
    notes.map(({ id }, at) => {
      const corner = corners[at] ?? { x: 0, y: 0 }
      places.set(id, corner)
      return { id, type: 'note', ...corner }
    }),
  )
}

/**
 * Two people who fill the tray at once put their notes on the same places. The page of the younger notes then moves its own, as long
 * as nobody has moved them. Returns the way to stop.
 */
export function keepTrayApart(editor: Editor): () => void {
  let isWaiting = false
  return editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
    if (source !== 'remote' || shape.type !== 'note' || isWaiting || !placesByEditor.has(editor)) return
    isWaiting = true
    // What arrives is being merged now, and no change of mine may be among it.
    queueMicrotask(() => {
      isWaiting = false
      if (!editor.isDisposed && !editor.getIsReadonly()) yieldPlaces(editor)
    })
  })
}

function yieldPlaces(editor: Editor): void {
  const mine = untouched(editor)
  const ids = new Set(mine.map(({ id }) => id))
  const others = editor.getCurrentPageShapes().filter((shape): shape is TLNoteShape => shape.type === 'note' && !ids.has(shape.id))
  const isInTheWay = mine.some((note) => others.some((other) => isOlder(other, note) && isOver(editor, other, note)))
  if (isInTheWay) editor.run(() => putIntoTray(editor, [...ids]), { history: 'ignore' })
}

// Forgets those that are gone or elsewhere by now.
function untouched(editor: Editor): TLNoteShape[] {
  const places = placesByEditor.get(editor) ?? new Map<TLShapeId, VecLike>()
  return [...places].flatMap(([id, place]) => {
    const note = editor.getShape<TLNoteShape>(id)
    if (note && note.x === place.x && note.y === place.y && note.parentId === editor.getCurrentPageId()) return [note]
    places.delete(id)
    return []
  })
}

function isOlder(one: TLNoteShape, other: TLNoteShape): boolean {
  const [first, second] = [createdAtOf(plainOf(one)) ?? '', createdAtOf(plainOf(other)) ?? '']
  return first === second ? one.id < other.id : first < second
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
