import { useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { useCallback, useRef, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { useBoardView } from '../../notes/boardView.ts'
import { settingsOnCanvas } from '../../notes/canvasSettings.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { freeRoom } from '../freeRoom.ts'
import { noteOnScreen } from '../score/noteOnScreen.ts'
import { placeBeside } from '../score/placeBeside.ts'
import { useFloat, type Size } from '../score/useFloat.ts'
import styles from './DotLabel.module.css'
import { dotsOn } from './noteDots.ts'

/** What the dot under the pointer stands for: the note's first words, and whose it is. */
export function DotLabel(): JSX.Element | null {
  const editor = useEditor()
  const { notes } = useBoardView()
  const id = useValue('dot to name', () => dotToName(editor, notes.matrices().length > 0), [editor, notes])
  const note = id && notes.get(id)
  return id && note ? <Label id={id} note={note} /> : null
}

// Of a selected note the words stand with its scores already, where it has some (ScorePanel.tsx).
function dotToName(editor: Editor, hasScores: boolean): TLShapeId | undefined {
  const dots = dotsOn(editor)
  if (!dots?.isOn.get() || editor.isIn('select.translating')) return undefined
  const selected = editor.getOnlySelectedShapeId() ?? undefined
  const id = editor.getHoveredShapeId() ?? selected
  return id !== undefined && dots.get(id) && !(hasScores && id === selected) ? id : undefined
}

function Label({ id, note }: { id: TLShapeId; note: CaseNote }): JSX.Element {
  const editor = useEditor()
  const ref = useRef<HTMLDivElement>(null)
  const place = useCallback(
    (size: Size) => {
      const anchor = noteOnScreen(editor, id)
      return anchor && placeBeside({ anchor, size, room: freeRoom(editor), gap: 8, sides: ['above', 'below', 'right', 'left'] })
    },
    [editor, id],
  )
  useFloat(ref, place)
  return (
    <div ref={ref} className={styles['label']} data-testid="dot-label">
      <DotWords note={note} />
    </div>
  )
}

/** The first words of a note that can't be read from here, with what its colour stands for and who wrote it. */
export function DotWords({ note }: { note: CaseNote }): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const { legend, authorsHidden } = useReadable(settingsOnCanvas(editor))
  const about = [legend.get(note.color), authorsHidden ? '' : note.author.name].filter(Boolean).join(' · ')
  return (
    <>
      <p className={styles['text']} dir="auto">
        {note.text === '' ? t('canvas.dot.empty') : note.text}
      </p>
      {about !== '' && <p className={styles['about']}>{about}</p>}
    </>
  )
}
