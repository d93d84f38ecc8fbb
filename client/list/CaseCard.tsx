import { Check, Pencil, ScanSearch, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { noteSwatch } from '../notes/noteSwatch.ts'
import { useCaseNote } from '../notes/useCaseNote.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import styles from './CaseCards.module.css'
import { CellEditor, isEditable } from './CellEditor.tsx'
import type { ListColumn } from './listColumns.ts'
import { useListTools } from './listTools.ts'

type CaseCardProps = {
  id: string
  columns: readonly ListColumn[]
  isActive: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onShow: (id: string) => void
}

const unlisted: readonly ListColumn[] = ['number', 'text', 'remove', 'x', 'y', 'matrix', 'quadrant', 'color']

/** A note as a card: what it says and where it stands; open, the fields for both. */
export const CaseCard = memo(function CaseCard({ id, columns, isActive, isOpen, onOpen, onShow }: CaseCardProps) {
  const { t } = useTranslation()
  const { notes, words, canEdit, remove } = useListTools()
  const note = useCaseNote(notes, id)
  if (!note) return null
  const further = columns.filter((column) => !unlisted.includes(column) && words.value(note, column) !== undefined)
  const editable = columns.filter((column) => column !== 'text' && isEditable(column, note, words.matrices))
  return (
    <article
      className={classNames(styles['card'], isActive && styles['active'])}
      aria-label={t('list.noteNumber', { number: note.number })}
    >
      <div className={styles['top']}>
        <span className={styles['swatch']} style={{ background: noteSwatch(note.color) }} />
        <span className={styles['number']}>{note.number}</span>
        <span className={styles['standing']}>{words.standing(note)}</span>
      </div>
      {isOpen && canEdit ? (
        <>
          <CellEditor note={note} column="text" onLeave={(how) => how === 'done' && onOpen(false)} />
          <div className={styles['fields']}>
            {editable.map((column) => (
              <CellEditor key={column} note={note} column={column} />
            ))}
          </div>
        </>
      ) : (
        <p className={classNames(styles['words'], note.text === '' && styles['quiet'])}>{note.text || t('list.noText')}</p>
      )}
      <p className={styles['about']}>
        {[...(isOpen ? [] : [words.color(note.color)]), ...further.map((column) => String(words.value(note, column)))].join(
          t('list.comma'),
        )}
      </p>
      <div className={styles['actions']}>
        {canEdit && (
          <Button
            look="quiet"
            onClick={() => onOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'list.doneWith' : 'list.editNote', { number: note.number })}
          >
            {isOpen ? <Check /> : <Pencil />}
            {t(isOpen ? 'list.done' : 'list.edit')}
          </Button>
        )}
        <Button look="quiet" onClick={() => onShow(id)} aria-label={t('list.showNote', { number: note.number })}>
          <ScanSearch />
          {t('list.show')}
        </Button>
        {canEdit && (
          <Button
            look="quiet"
            className={styles['remove']}
            onClick={() => remove(note)}
            aria-label={t('list.remove', { number: note.number })}
          >
            <Trash2 />
          </Button>
        )}
      </div>
    </article>
  )
})
