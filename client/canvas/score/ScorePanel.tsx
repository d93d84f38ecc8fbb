import { useEditor, useValue, type Editor, type TLNoteShape, type TLShapeId } from '@tldraw/tldraw'
import { useCallback, useRef, useSyncExternalStore, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { useBoardView } from '../../notes/boardView.ts'
import type { LiveNotes } from '../../notes/liveNotes.ts'
import { isNarrow, roomAboveKeyboard } from '../freeRoom.ts'
import { DotWords } from '../dots/DotLabel.tsx'
import { showsDots } from '../dots/noteDots.ts'
import { AxisFields } from './AxisFields.tsx'
import { FieldChoice } from './FieldChoice.tsx'
import { nearestMatrix } from './nearestMatrix.ts'
import { noteOnScreen } from './noteOnScreen.ts'
import { placeBeside } from './placeBeside.ts'
import styles from './ScorePanel.module.css'
import { ScoreWords } from './ScoreWords.tsx'
import { useFloat, type Size } from './useFloat.ts'

/** With one note selected: where it stands, and the fields to say where it shall stand. */
export function ScorePanel(): JSX.Element | null {
  const editor = useEditor()
  const { notes } = useBoardView()
  const id = useValue('note with its scores', () => noteAtRest(editor), [editor])
  const note = useCaseNote(notes, id)
  const matrices = useMatrices(notes)
  if (id === undefined || !note || matrices.length === 0) return null
  return <Panel key={id} id={id} note={note} matrices={matrices} />
}

// While something is dragged, written or sized, the panel would be in the way.
function noteAtRest(editor: Editor): TLShapeId | undefined {
  const shape = editor.getOnlySelectedShape()
  const isNote = shape?.type === 'note'
  return isNote && editor.isInAny('select.idle', 'select.pointing_shape', 'hand.idle') ? shape.id : undefined
}

function useCaseNote(notes: LiveNotes, id: TLShapeId | undefined): CaseNote | undefined {
  const subscribe = useCallback((onChange: () => void) => notes.subscribe(onChange), [notes])
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : notes.get(id)))
}

function useMatrices(notes: LiveNotes): readonly PlacedMatrix[] {
  const subscribe = useCallback((onChange: () => void) => notes.subscribe(onChange), [notes])
  return useSyncExternalStore(subscribe, () => notes.matrices())
}

type PanelProps = { id: TLShapeId; note: CaseNote; matrices: readonly PlacedMatrix[] }

function Panel({ id, note, matrices }: PanelProps): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const ref = useRef<HTMLElement>(null)
  const place = useCallback((size: Size) => panelPlace(editor, id, size), [editor, id])
  useFloat(ref, place)
  const canEdit = useValue('can move it', () => !editor.getIsReadonly() && !editor.getShape<TLNoteShape>(id)?.isLocked, [editor, id])
  const isDot = useValue('notes are dots', () => showsDots(editor), [editor])
  const own = matrices.find((placed) => placed.id === note.matrixId)
  const target = own ?? nearestMatrix(matrices, note.centre)
  const isNamed = matrices.length > 1 && own && own.name !== ''
  return (
    <section
      ref={ref}
      className={styles['panel']}
      aria-label={t('canvas.score.of', { number: note.number })}
      data-testid="score-panel"
      // The canvas listens to keys and pointers everywhere: what happens here is meant for the fields.
      onPointerDown={(event) => event.stopPropagation()}
    >
      <span className={styles['number']} title={t('canvas.score.of', { number: note.number })}>
        {note.number}
      </span>
      <div className={styles['fields']}>
        {isDot && <DotWords note={note} />}
        {canEdit && target ? (
          <>
            {isNamed && <span className={styles['quiet']}>{own.name}</span>}
            {target.matrix.layout === 'columns' ? (
              <FieldChoice id={id} note={note} placed={target} />
            ) : (
              <AxisFields id={id} note={note} placed={target} />
            )}
          </>
        ) : (
          <ScoreWords placed={own} score={note.score} />
        )}
      </div>
    </section>
  )
}

function panelPlace(editor: Editor, id: TLShapeId, size: Size) {
  const note = noteOnScreen(editor, id)
  if (!note) return undefined
  const room = roomAboveKeyboard(editor)
  const isInSight = note.x < room.x + room.w && note.x + note.w > room.x && note.y < room.y + room.h && note.y + note.h > room.y
  if (!isInSight) return undefined
  const isPhone = isNarrow(editor)
  return placeBeside({
    anchor: note,
    size,
    room,
    // Clear of the handles around a selected note.
    gap: editor.getZoomLevel() < 0.5 ? 16 : 34,
    // On a phone at the foot, where it leaves the board in sight, unless it would cover the note there.
    sides: isPhone ? [] : ['above', 'below', 'left', 'right'],
    avoid: stylePanelOf(editor),
  })
}

// The colours are offered for a selected note, too.
function stylePanelOf(editor: Editor) {
  const panel = editor.getContainer().querySelector('.tlui-style-panel__wrapper')
  if (!panel) return []
  const { x, y, width, height } = panel.getBoundingClientRect()
  const canvas = editor.getViewportScreenBounds()
  return [{ x: x - canvas.x, y: y - canvas.y, w: width, h: height }]
}
