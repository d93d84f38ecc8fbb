import type { Editor } from '@tldraw/tldraw'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLink } from '../boards/boardLink.ts'
import { useLocale } from '../i18n/useLocale.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { deletedDays } from './deletedDays.ts'
import { DeletedNoteRow } from './DeletedNoteRow.tsx'
import { searchDeleted } from './deletedWords.ts'
import styles from './Trash.module.css'
import { useBringBack } from './useBringBack.ts'
import { useDeletedNotes } from './useDeletedNotes.ts'

type DeletedNotesPanelProps = { live: LiveBoard; editor: Editor; link: BoardLink }

/** So many are overseen without a search. */
const overseen = 8
/** So many are shown at once: thousands of rows would take their time. */
const pageOfNotes = 100

/** The drawer of the board: notes that were deleted lately, to be brought back, one or several at once. */
export function DeletedNotesPanel({ live, editor, link }: DeletedNotesPanelProps) {
  const { t } = useTranslation()
  const place = useLocale() === 'en' ? 'en-GB' : 'ja'
  const { authorsHidden } = useReadable(live.settings)
  const { notes, days, problem } = useDeletedNotes(link, editor)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState(pageOfNotes)
  const bringBack = useBringBack(editor)

  if (!notes) return <p className={styles['lead']}>{t(problem ? 'trash.unreachable' : 'trash.loading')}</p>
  if (notes.length === 0) return <p className={styles['lead']}>{t('trash.empty')}</p>
  const found = searchDeleted(notes, search)
  const chosenNotes = notes.filter(({ note }) => chosen.has(note.id))
  const dayFormat = new Intl.DateTimeFormat(place, { weekday: 'short', day: 'numeric', month: 'long' })

  function choose(id: string, isChosen: boolean): void {
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)))
  }

  return (
    <div className={styles['trash']}>
      <p className={styles['lead']}>{t('trash.lead', { count: days })}</p>
      {notes.length > overseen && <TextField type="search" label={t('trash.search')} value={search} onChange={setSearch} />}
      {chosenNotes.length > 0 && (
        <Button
          look="primary"
          className={styles['chosen']}
          onClick={() => {
            bringBack(chosenNotes)
            setChosen(new Set())
          }}
        >
          <Undo2 />
          {t('trash.bringBackChosen', { count: chosenNotes.length })}
        </Button>
      )}
      {found.length === 0 && <p className={styles['lead']}>{t('trash.noMatch')}</p>}
      {deletedDays(found.slice(0, most)).map((day) => (
        <section key={day.at} className={styles['day']} aria-label={dayFormat.format(day.at)}>
          <h3 className={styles['dayName']}>{dayFormat.format(day.at)}</h3>
          <ul className={styles['rows']}>
            {day.notes.map((deleted) => (
              <DeletedNoteRow
                key={deleted.note.id}
                deleted={deleted}
                isNamed={!authorsHidden}
                isChosen={chosen.has(deleted.note.id)}
                onChoose={(isChosen) => choose(deleted.note.id, isChosen)}
                onBringBack={() => bringBack([deleted])}
              />
            ))}
          </ul>
        </section>
      ))}
      {found.length > most && (
        <Button onClick={() => setMost(most + pageOfNotes)}>
          {t('trash.more', { count: Math.min(pageOfNotes, found.length - most) })}
        </Button>
      )}
    </div>
  )
}
