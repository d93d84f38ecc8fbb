import { useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { useCallback, useMemo, useRef, type JSX } from 'react'
import { standingOf } from '../../../shared/board/placedMatrix.ts'
import { grow, type Point, type Rectangle } from '../../../shared/board/plane.ts'
import { useBoardView } from '../../notes/boardView.ts'
import { centreOnPage } from '../../notes/moveNote.ts'
import { showsDots } from '../dots/noteDots.ts'
import { freeRoom } from '../freeRoom.ts'
import { createDraggedNote } from './draggedNote.ts'
import styles from './DragScore.module.css'
import { noteOnScreen } from './noteOnScreen.ts'
import { placeBeside } from './placeBeside.ts'
import { ScoreWords } from './ScoreWords.tsx'
import { useFloat, type Size } from './useFloat.ts'

/** How far a finger covers the screen around its tip, in pixels. */
const fingerRadius = 52

/** While I drag a note: its score beside it, and the point of it that counts. */
export function DragScore(): JSX.Element | null {
  const editor = useEditor()
  const { notes } = useBoardView()
  const dragged = useMemo(() => createDraggedNote(editor), [editor])
  const id = useValue(dragged)
  // A dot stands at the point itself.
  const isDot = useValue('notes are dots', () => showsDots(editor), [editor])
  if (id === undefined || notes.matrices().length === 0) return null
  return (
    <>
      {!isDot && <PointThatCounts id={id} />}
      <Chip id={id} />
    </>
  )
}

function Chip({ id }: { id: TLShapeId }): JSX.Element {
  const editor = useEditor()
  const { notes } = useBoardView()
  const ref = useRef<HTMLDivElement>(null)
  const place = useCallback((size: Size) => chipPlace(editor, id, size), [editor, id])
  useFloat(ref, place)
  const centre = useValue('point that counts', () => centreOnPage(editor, id), [editor, id])
  const matrices = notes.matrices()
  const standing = centre && standingOf(centre, matrices)
  return (
    <div ref={ref} className={styles['chip']} data-testid="drag-score">
      <ScoreWords placed={matrices.find((placed) => placed.id === standing?.matrixId)} score={standing?.score} />
    </div>
  )
}

function chipPlace(editor: Editor, id: TLShapeId, size: Size): Point | undefined {
  const note = noteOnScreen(editor, id)
  if (!note) return undefined
  const isTouch = editor.getInstanceState().isCoarsePointer
  const anchor = isTouch ? around(note, editor.inputs.currentScreenPoint) : note
  return placeBeside({ anchor, size, room: freeRoom(editor), gap: 10, sides: ['above', 'left', 'right', 'below'] })
}

// The smallest rectangle with the note and all that a finger covers.
function around(note: Rectangle, finger: Point): Rectangle {
  const tip = grow({ ...finger, w: 0, h: 0 }, fingerRadius)
  const [x, y] = [Math.min(note.x, tip.x), Math.min(note.y, tip.y)]
  return { x, y, w: Math.max(note.x + note.w, tip.x + tip.w) - x, h: Math.max(note.y + note.h, tip.y + tip.h) - y }
}

function PointThatCounts({ id }: { id: TLShapeId }): JSX.Element {
  const editor = useEditor()
  const ref = useRef<HTMLDivElement>(null)
  const place = useCallback(
    ({ w, h }: Size) => {
      const centre = centreOnPage(editor, id)
      if (!centre) return undefined
      const { x, y } = editor.pageToViewport(centre)
      return { x: x - w / 2, y: y - h / 2 }
    },
    [editor, id],
  )
  useFloat(ref, place)
  return <div ref={ref} className={styles['point']} aria-hidden="true" />
}
