import type { TLShapeId } from '@tldraw/tldraw'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Axis } from '../../shared/board/matrixNames.ts'
import { pageOfScores, type PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { readScore, scaleOf, scoreStep } from '../../shared/board/scoreInWords.ts'
import { moveNote } from '../notes/moveNote.ts'
import { isComposing } from '../ui/isComposing.ts'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './editors.module.css'
import { useListTools } from './listTools.ts'
import type { Leaving } from './TextEditor.tsx'

type ScoreEditorProps = {
  note: CaseNote
  axis: Axis
  /** The matrix on which the score counts: the note's own, or the one it goes to. */
  placed: PlacedMatrix
  /** Takes the focus as it comes. */
  focused?: boolean
  labelHidden?: boolean
  onLeave?: (how: Leaving) => void
}

/** A score to type: Enter, Tab and leaving apply it, Escape gives it back, the arrow keys change it by one step. */
export function ScoreEditor({ note, axis, placed, focused = false, labelHidden = false, onLeave }: ScoreEditorProps) {
  const { t } = useTranslation()
  const { editor, words, ownChange } = useListTools()
  const id = useId()
  const shown = words.score(note, axis) ?? ''
  const [draft, setDraft] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const [isSteppingOn, setSteppingOn] = useState(false)
  const { least, most } = scaleOf(placed.matrix, axis)
  const label = words.axis(placed, axis)

  function move(score: number, sameStep: boolean): void {
    const middle = { x: (placed.matrix.xMin + placed.matrix.xMax) / 2, y: (placed.matrix.yMin + placed.matrix.yMax) / 2 }
    ownChange(note.id)
    moveNote(editor, note.id as TLShapeId, pageOfScores({ ...(note.score?.axes ?? middle), [axis]: score }, placed), { sameStep })
  }

  /** Returns whether nothing is left to correct. */
  function apply(): boolean {
    if (draft === undefined || draft === shown) return true
    const score = readScore(draft)
    if (score === undefined || score < least || score > most) {
      setWrong(true)
      return false
    }
    move(score, false)
    giveBack()
    return true
  }

  function giveBack(): void {
    setDraft(undefined)
    setWrong(false)
  }

  function step(by: number): void {
    const typed = draft === undefined ? undefined : readScore(draft)
    const size = scoreStep(placed.matrix, axis)
    const exact = note.score?.axes?.[axis]
    const from = typed ?? (exact === undefined ? (least + most) / 2 : Math.round(exact / size) * size)
    giveBack()
    move(Math.min(most, Math.max(least, from + by * size)), isSteppingOn)
    setSteppingOn(true)
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      step(event.key === 'ArrowUp' ? 1 : -1)
      return
    }
    setSteppingOn(false)
    if (event.key === 'Enter') {
      event.preventDefault()
      if (apply()) onLeave?.('done')
    } else if (event.key === 'Escape') {
      event.preventDefault()
      giveBack()
      onLeave?.('done')
    } else if (event.key === 'Tab' && onLeave) {
      event.preventDefault()
      if (apply()) onLeave(event.shiftKey ? 'back' : 'on')
    }
  }

  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        ref={focused ? takeFocus : undefined}
        id={id}
        className={styles['score']}
        type="text"
        inputMode={least < 0 ? 'text' : 'decimal'}
        autoComplete="off"
        placeholder="–"
        value={draft ?? shown}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={(event) => {
          setDraft(event.target.value)
          setWrong(false)
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setSteppingOn(false)
          if (!apply()) giveBack()
          onLeave?.('gone')
        }}
      />
      {isWrong && (
        <span id={`${id}-problem`} className={styles['problem']} role="alert">
          {t('canvas.score.range', { least, most })}
        </span>
      )}
    </span>
  )
}
