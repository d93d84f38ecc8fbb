import { kickoutOccludedShapes, Vec, type Editor, type TLNoteShape, type TLShapeId } from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import type { Point } from '../../shared/board/plane.ts'

const glideMs = 180

/** The point of a note that counts, on the page (docs/decisions/0010); undefined when there is no such note. */
export function centreOnPage(editor: Editor, id: TLShapeId | undefined): Point | undefined {
  const note = id && editor.getShape<TLNoteShape>(id)
  if (!note || note.type !== 'note') return undefined
  const half = (noteSize / 2) * note.props.scale
  const { x, y } = editor.getShapePageTransform(note).applyToPoint({ x: half, y: half })
  return { x, y }
}

/**
 * Moves a note so that the point of it that counts is at `to`, on the page, as one step of history: also out of a frame that
 * doesn't reach so far. It glides there on this screen, unless the person wants less motion. `sameStep`: goes on with the
 * step before, for a key that is held down.
 */
export function moveNote(editor: Editor, id: TLShapeId, to: Point, { sameStep = false } = {}): void {
  const from = centreOnPage(editor, id)
  const note = editor.getShape(id)
  if (!from || !note) return
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (Math.hypot(dx, dy) === 0) return
  if (!sameStep) editor.markHistoryStoppingPoint('move to a score')
  editor.run(() => {
    const corner = Vec.Add(editor.getShapePageTransform(id).point(), { x: dx, y: dy })
    const { x, y } = editor.getPointInParentSpace(note, corner)
    editor.updateShape({ id, type: note.type, x, y })
    kickoutOccludedShapes(editor, [id])
  })
  glide(editor, id, { x: -dx, y: -dy })
}

// Only to be seen: the document has the note's new place at once, and no frame of the way.
function glide(editor: Editor, id: TLShapeId, from: Point): void {
  if (editor.user.getAnimationSpeed() === 0) return
  const element = editor.getContainer().querySelector(`.tl-shape[data-shape-id="${id}"]:not(.tl-shape-background)`)
  element?.animate([{ translate: `${from.x}px ${from.y}px` }, { translate: '0px 0px' }], { duration: glideMs, easing: 'ease-out' })
}
