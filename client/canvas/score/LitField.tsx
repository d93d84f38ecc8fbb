import { useEditor, useIsDarkMode, useValue } from '@tldraw/tldraw'
import { useMemo, type JSX } from 'react'
import { fieldBox } from '../../../shared/board/matrixFields.ts'
import { pointOnPage } from '../../../shared/board/pagePlace.ts'
import { standingOf } from '../../../shared/board/placedMatrix.ts'
import { tintOf } from '../../../shared/board/matrix.ts'
import { darkPalette, lightPalette, tintColor } from '../../../shared/matrix/matrixPalette.ts'
import { useBoardView } from '../../notes/boardView.ts'
import { centreOnPage } from '../../notes/moveNote.ts'
import { createDraggedNote } from './draggedNote.ts'
import styles from './LitField.module.css'

/** The quadrant over which I drag a note, lit up below everything that lies on it. */
export function LitField(): JSX.Element | null {
  const editor = useEditor()
  const { notes } = useBoardView()
  const dragged = useMemo(() => createDraggedNote(editor), [editor])
  const palette = useIsDarkMode() ? darkPalette : lightPalette
  const centre = useValue('point that counts', () => centreOnPage(editor, dragged.get()), [editor, dragged])
  const standing = centre && standingOf(centre, notes.matrices())
  const placed = notes.matrices().find(({ id }) => id === standing?.matrixId)
  if (!standing || !placed) return null
  const { matrix, place } = placed
  const { quadrant } = standing.score
  const box = fieldBox(matrix, quadrant)
  const corner = pointOnPage(box, place)
  const style = {
    width: box.w,
    height: box.h,
    transform: `translate(${corner.x}px, ${corner.y}px) rotate(${place.rotation}rad)`,
    color: tintColor(palette, tintOf(matrix, quadrant)),
  }
  return <div className={styles['field']} style={style} data-testid="lit-field" aria-hidden="true" />
}
