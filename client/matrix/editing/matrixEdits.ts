import {
  createShapeId,
  getIndexAbove,
  reverseRecordsDiff,
  type Editor,
  type RecordsDiff,
  type TLRecord,
  type TLShapeId,
} from '@tldraw/tldraw'
import { isNote, centreOfNote } from '../../../shared/board/caseNote.ts'
import type { MatrixOnBoard, MatrixProps, MatrixText } from '../../../shared/board/matrix.ts'
import { placedMatrixOf, standingOf, type PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { pagePlaceOf } from '../../../shared/board/pagePlace.ts'
import type { Point, Rectangle } from '../../../shared/board/plane.ts'
import { pointAfterResize } from '../../../shared/board/resizeMatrix.ts'
import { matrixRecord } from '../../../shared/document/createBoardDocument.ts'
import type { PlainRecord } from '../../../shared/document/recordFields.ts'
import { knownRecord, plainOf } from '../../../shared/document/plainRecord.ts'
import type { ResizeRule } from '../matrixEditing.ts'
import { isMatrix, type MatrixShape } from '../matrixShape.ts'
import { allowMatrixChange } from '../protectMatrix.ts'
import { rememberEdit } from './matrixUndo.ts'

/** The matrices on the canvas, the lowest first. */
export function matricesOn(editor: Editor): MatrixShape[] {
  return editor.getCurrentPageShapesSorted().filter(isMatrix)
}

/** A matrix of the canvas where it lies on the page. */
export function placedOnPage(editor: Editor, shape: MatrixShape): PlacedMatrix | undefined {
  return placedMatrixOf(plainOf(shape), (id) => plainOf(editor.store.unsafeGetWithoutCapture(id as TLShapeId)))
}

/** Changes a label, or a matrix' own name. Nothing when it is so already. */
export function changeText(editor: Editor, id: TLShapeId, text: MatrixText, value: string): void {
  const shape = matrixWithId(editor, id)
  if (!shape) return
  if (text !== 'name') changeProps(editor, id, { [text]: value })
  else if (shape.meta.name !== value) edit(editor, () => editor.store.put([{ ...shape, meta: { ...shape.meta, name: value } }]))
}

/** Changes what belongs to a matrix but its size. Nothing when it is so already. */
export function changeProps(editor: Editor, id: TLShapeId, changes: Partial<Omit<MatrixProps, 'w' | 'h'>>): void {
  const shape = matrixWithId(editor, id)
  if (!shape) return
  const props: MatrixProps = { ...shape.props, ...changes }
  const isSame = Object.entries(changes).every(([name, value]) => shape.props[name as keyof MatrixProps] === value)
  if (!isSame) edit(editor, () => editor.store.put([{ ...shape, props }]))
}

/** Gives a matrix another size and place on the page, and takes along what lies on it, as one step. */
export function resizeMatrix(editor: Editor, id: TLShapeId, to: Rectangle, rule: ResizeRule): void {
  const shape = matrixWithId(editor, id)
  if (!shape || (to.x === shape.x && to.y === shape.y && to.w === shape.props.w && to.h === shape.props.h)) return
  const resized: MatrixShape = { ...shape, x: to.x, y: to.y, props: { ...shape.props, w: to.w, h: to.h } }
  const moved = rule === 'scores' ? shapesTakenAlong(editor, shape, resized) : []
  edit(editor, () => editor.store.put([resized, ...moved]))
}

/** Puts further matrices on the board, behind all that people have put there. Returns their ids. */
export function addMatrices(editor: Editor, matrices: readonly MatrixOnBoard[]): TLShapeId[] {
  let index = matricesOn(editor).at(-1)?.index ?? null
  const records = matrices.map((matrix) => {
    index = getIndexAbove(index)
    return knownRecord({ ...matrixRecord(createShapeId(), matrix), index })
  })
  edit(editor, () => editor.store.put(records))
  return records.map(({ id }) => id as TLShapeId)
}

/** Takes a matrix off the board. What lies on it stays. */
export function removeMatrix(editor: Editor, id: TLShapeId): void {
  if (matrixWithId(editor, id)) edit(editor, () => editor.store.remove([id]))
}

function matrixWithId(editor: Editor, id: TLShapeId): MatrixShape | undefined {
  const shape = editor.store.get(id)
  return shape && isMatrix(shape) ? shape : undefined
}

function edit(editor: Editor, change: () => void): void {
  const diff = editor.store.extractingChanges(() => allowMatrixChange(editor, change))
  rememberEdit(editor, () => allowMatrixChange(editor, () => editor.store.applyDiff(reverseRecordsDiff(shapesOf(diff)))))
}

function shapesOf({ added, updated, removed }: RecordsDiff<TLRecord>): RecordsDiff<TLRecord> {
  const only = <T>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => id.startsWith('shape:')))
  return { added: only(added), updated: only(updated), removed: only(removed) }
}

// Groups and frames go as one, by their middle; what is inside keeps its place in them.
function shapesTakenAlong(editor: Editor, before: MatrixShape, after: MatrixShape): TLRecord[] {
  const [from, to] = [placedOnPage(editor, before), placedOnPage(editor, after)]
  if (!from || !to) return []
  const matrices = matricesOn(editor).flatMap((shape) => placedOnPage(editor, shape) ?? [])
  return editor.getSortedChildIdsForParent(editor.getCurrentPageId()).flatMap((id) => {
    const shape = editor.getShape(id)
    if (!shape || isMatrix(shape) || isHeldByBothEnds(editor, id)) return []
    const point = pointThatCounts(editor, id, plainOf(shape))
    const standsOn = point && standingOf(point, matrices)?.matrixId
    if (!point || (standsOn !== undefined && standsOn !== from.id)) return []
    const next = pointAfterResize(point, from, to)
    return next.x === point.x && next.y === point.y ? [] : [{ ...shape, x: shape.x + next.x - point.x, y: shape.y + next.y - point.y }]
  })
}

function pointThatCounts(editor: Editor, id: TLShapeId, record: PlainRecord): Point | undefined {
  if (!isNote(record)) return editor.getShapePageBounds(id)?.center
  const place = pagePlaceOf(record, (other) => plainOf(editor.store.unsafeGetWithoutCapture(other as TLShapeId)))
  return place && centreOfNote(record, place)
}

// Such an arrow follows what it is bound to.
function isHeldByBothEnds(editor: Editor, id: TLShapeId): boolean {
  return editor.getBindingsFromShape(id, 'arrow').length > 1
}
