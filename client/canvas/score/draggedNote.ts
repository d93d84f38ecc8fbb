import { computed, type Signal } from '@tldraw/state'
import type { Editor, TLNoteShape, TLShapeId } from '@tldraw/tldraw'
import { centreOnPage } from '../../notes/moveNote.ts'

/** The note that my hand drags: of several the one under the hand; undefined while nothing is dragged. */
export function createDraggedNote(editor: Editor): Signal<TLShapeId | undefined> {
  let known: { selection: readonly TLShapeId[]; id: TLShapeId | undefined } | undefined
  return computed('dragged note', () => {
    const isDragging = editor.isIn('select.translating')
    // Alt makes copies in mid-drag, and they are what is dragged then.
    const selection = editor.getSelectedShapeIds()
    if (!isDragging) known = undefined
    else if (known?.selection !== selection) known = { selection, id: noteUnderHand(editor, selection) }
    return known?.id
  })
}

function noteUnderHand(editor: Editor, selection: readonly TLShapeId[]): TLShapeId | undefined {
  const notes = [...editor.getShapeAndDescendantIds([...selection])].filter((id) => editor.getShape<TLNoteShape>(id)?.type === 'note')
  if (notes.length < 2) return notes[0]
  const hand = editor.inputs.currentPagePoint
  const distance = (id: TLShapeId): number => {
    const centre = centreOnPage(editor, id)
    return centre ? Math.hypot(centre.x - hand.x, centre.y - hand.y) : Infinity
  }
  return notes.toSorted((one, other) => distance(one) - distance(other))[0]
}
