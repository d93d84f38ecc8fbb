import { useTranslation } from 'react-i18next'
import type { ChangedNote } from '../../shared/version/changedNotes.ts'
import { noteSwatch } from '../notes/noteSwatch.ts'
import { useChangeWords } from './useChangeWords.ts'
import styles from './Versions.module.css'

type ChangeRowProps = { change: ChangedNote; onShow: () => void; onLight: (isLit: boolean) => void }

/** A note that has changed, and how. A press shows it on the canvas. */
export function ChangeRow({ change, onShow, onLight }: ChangeRowProps) {
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
          <span className={styles['shift']}>{words(change)}</span>
        </span>
      </button>
    </li>
  )
}
