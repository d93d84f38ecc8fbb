import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { propsOf } from '../../shared/board/pagePlace.ts'
import type { DeletedNote } from '../http/deletedNotesApi.ts'
import { noteSwatch } from '../notes/noteSwatch.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { numberOfDeleted, wordsOfDeleted } from './deletedWords.ts'
import styles from './Trash.module.css'

type DeletedNoteRowProps = {
  deleted: DeletedNote
  isNamed: boolean
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onBringBack: () => void
}

/** A deleted note: its words, colour and number, who deleted it, and the way back. */
export function DeletedNoteRow({ deleted: { note, by }, isNamed, isChosen, onChoose, onBringBack }: DeletedNoteRowProps) {
  const { t } = useTranslation()
  const number = numberOfDeleted(note)
  const words = wordsOfDeleted(note)
  return (
    <li className={styles['row']}>
      <label className={styles['note']}>
        <input
          type="checkbox"
          className={styles['box']}
          checked={isChosen}
          aria-label={t('trash.choose', { number })}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className={styles['number']}>
          <span className={styles['swatch']} style={{ background: noteSwatch(String(propsOf(note).color)) }} />
          {number}
        </span>
        <span className={styles['what']}>
          <span className={words === '' ? styles['blank'] : styles['words']} dir="auto">
            {words || t('trash.blank')}
          </span>
          {isNamed && by !== '' && <span className={styles['about']}>{t('trash.deletedBy', { name: by })}</span>}
        </span>
      </label>
      <IconButton label={t('trash.bringBackOne', { number })} icon={<Undo2 />} onClick={onBringBack} />
    </li>
  )
}
