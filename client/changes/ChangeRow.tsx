import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangedNote } from '../../shared/version/changedNotes.ts'
import { noteSwatch } from '../notes/noteSwatch.ts'
import { useChangeWords } from './useChangeWords.ts'
import styles from './Changes.module.css'

type ChangeRowProps = {
  change: ChangedNote
  /** Who has made it, where that is known and wanted. */
  by?: string | undefined
  onShow: () => void
  onLight: (isLit: boolean) => void
  /** What else can be done with it. */
  children?: ReactNode
}

/** A note that has changed, and how. A press shows it on the canvas. */
export function ChangeRow({ change, by, onShow, onLight, children }: ChangeRowProps) {
  const { t } = useTranslation()
  const words = useChangeWords()
  const { note } = change
  return (
    <li>
      <button
        type="button"
        className={styles['change']}
        onClick={onShow}
        onPointerEnter={() => onLight(true)}
        onPointerLeave={() => onLight(false)}
        onFocus={() => onLight(true)}
        onBlur={() => onLight(false)}
      >
        <span className={styles['number']}>
          <span className={styles['swatch']} style={{ background: noteSwatch(note.color) }} />
          {note.number}
        </span>
        <span className={styles['what']}>
          <span className={styles['words']} dir="auto">
            {note.text === '' ? t('canvas.dot.empty') : note.text}
          </span>
          <span className={styles['shift']}>{[words(change), by ?? ''].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      {children}
    </li>
  )
}
