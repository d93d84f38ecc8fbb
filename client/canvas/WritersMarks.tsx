import { useEditor, useValue, type TLNoteShape } from '@tldraw/tldraw'
import type { JSX } from 'react'

const noteSize = 200

/** A thin mark in the colour of each other person who is writing in this note, at its left edge, one below the other. */
export function WritersMarks({ shape }: { shape: TLNoteShape }): JSX.Element | null {
  const editor = useEditor()
  const { id } = shape
  const colors = useValue(
    'colours of the writers',
    () =>
      editor
        .getCollaboratorsOnCurrentPage()
        .filter(({ meta }) => meta.writesIn === id)
        .map(({ color }) => color)
        .join(' '),
    [editor, id],
  )
  // Whoever writes here too sees the carets themselves.
  const isMine = useValue('is written here', () => editor.getEditingShapeId() === id, [editor, id])
  if (colors === '' || isMine) return null
  const { scale, growY } = shape.props
  return (
    <div className="board-writers" style={{ height: (noteSize + growY) * scale }} aria-hidden="true">
      {colors.split(' ').map((color, at) => (
        // The order is all that tells two marks of one colour apart.
        <span key={`${at} ${color}`} style={{ background: color }} />
      ))}
    </div>
  )
}
