import { useTranslation } from 'react-i18next'
import type { ImportedNote } from '../../shared/import/importedContent.ts'
import type { Landing } from '../../shared/import/landings.ts'
import styles from './ImportDialog.module.css'

const shown = 5

/** The first notes of a file, and where each lands. */
export function FirstNotes({ notes, landings }: { notes: readonly ImportedNote[]; landings: readonly Landing[] }) {
  const { t } = useTranslation()
  const more = notes.length - shown
  return (
    <table className={styles['first']}>
      <thead>
        <tr>
          <th scope="col">{t('import.column.note')}</th>
          <th scope="col">{t('import.column.where')}</th>
        </tr>
      </thead>
      <tbody>
        {notes.slice(0, shown).map((note, at) => (
          <tr key={at}>
            <td>
              <span className={styles['words']}>{note.text}</span>
              {note.author && note.author.name !== '' && <span className={styles['quiet']}>{note.author.name}</span>}
            </td>
            <td>{where(landings[at])}</td>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={2} className={styles['quiet']}>
              {t('import.more', { count: more })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )

  function where(landing: Landing | undefined): string {
    if (!landing?.centre) return t('import.beside')
    const { matrix, scores, quadrant = '' } = landing
    if (!scores || !matrix?.x || !matrix.y) return quadrant
    return `${matrix.x.name} ${Math.round(scores.x)}, ${matrix.y.name} ${Math.round(scores.y)}`
  }
}
