import { useId, useState, type JSX, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { readScore } from '../../../shared/board/scoreInWords.ts'
import { isComposing } from '../../ui/isComposing.ts'
import { useDraft } from '../useDraft.ts'
import styles from './ScorePanel.module.css'

type ScoreFieldProps = {
  label: string
  /** As it is shown; undefined: no score yet. */
  value: string | undefined
  /** The score itself, which the arrow keys count from. */
  exact: number | undefined
  scale: { least: number; most: number; step: number }
  /** `sameStep`: the change goes on with the one before. */
  onScore: (score: number, sameStep: boolean) => void
  onProblem: (problem: string | undefined) => void
  /** The person is done here: by Enter or Escape. */
  onDone: () => void
}

/** One score to type: Enter and leaving apply it, Escape gives it back, the arrow keys change it by one step. */
export function ScoreField(props: ScoreFieldProps): JSX.Element {
  const { label, value, exact, scale, onScore, onProblem, onDone } = props
  const { t } = useTranslation()
  const id = useId()
  const draft = useDraft()
  const [isSteppingOn, setSteppingOn] = useState(false)
  const [isWrong, setWrong] = useState(false)

  function type(text: string): void {
    draft.set(text)
    setWrong(false)
    onProblem(undefined)
  }

  /** Whether nothing is left to correct, after what was typed has been applied. */
  function isApplied(): boolean {
    const text = draft.now()
    if (text === undefined) return true
    const score = readScore(text)
    if (score === undefined || score < scale.least || score > scale.most) {
      setWrong(true)
      onProblem(t('canvas.score.range', { least: scale.least, most: scale.most }))
      return false
    }
    draft.set(undefined)
    setWrong(false)
    // The number as it is shown changes nothing: a place is finer than its score in words.
    if (text !== value) onScore(score, false)
    return true
  }

  function giveBack(): void {
    draft.set(undefined)
    setWrong(false)
    onProblem(undefined)
  }

  function step(by: number): void {
    const typed = readScore(draft.now() ?? '')
    const from = typed ?? (exact === undefined ? (scale.least + scale.most) / 2 : Math.round(exact / scale.step) * scale.step)
    draft.set(undefined)
    setWrong(false)
    onScore(Math.min(scale.most, Math.max(scale.least, from + by * scale.step)), isSteppingOn)
    setSteppingOn(true)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // On the way down to the field: the canvas around it listens to every key, and would deselect the note on Escape.
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    switch (event.key) {
      case 'Enter':
        event.preventDefault()
        if (isApplied()) onDone()
        return
      case 'Escape':
        event.preventDefault()
        giveBack()
        onDone()
        return
      case 'ArrowUp':
      case 'ArrowDown':
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 1 : -1)
        return
      default:
        setSteppingOn(false)
    }
  }

  return (
    <div className={styles['axis']}>
      <label htmlFor={id} className={styles['name']}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={scale.least < 0 || scale.step < 1 ? 'text' : 'numeric'}
        autoComplete="off"
        className={styles['input']}
        value={draft.text ?? value ?? ''}
        placeholder="–"
        aria-invalid={isWrong}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => {
          setSteppingOn(false)
          if (!isApplied()) giveBack()
        }}
        onKeyDownCapture={onKeyDown}
      />
    </div>
  )
}
