import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { shownAuthor } from '../../shared/board/shownAuthor.ts'
import { useLocale } from '../i18n/useLocale.ts'
import styles from './CasePanel.module.css'

/** What is known of a case by itself: its number, whose it is, when it was made. */
export function AboutCase({ note, settings }: { note: CaseNote; settings: BoardSettings }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const author = shownAuthor(note, settings)
  const made =
    note.createdAt && new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(note.createdAt))
  return (
    <div>
      <dl className={styles['about']}>
        <dt>{t('case.about.number')}</dt>
        <dd>{note.number}</dd>
        {author && (
          <>
            <dt>{t('case.about.author')}</dt>
            <dd>{author.name || t('case.unknownAuthor')}</dd>
          </>
        )}
        {author && author.standpoint !== '' && settings.fields.has('standpoint') && (
          <>
            <dt>{t('case.about.standpoint')}</dt>
            <dd>{author.standpoint}</dd>
          </>
        )}
        {made && (
          <>
            <dt>{t('case.about.created')}</dt>
            <dd>{made}</dd>
          </>
        )}
      </dl>
      {note.lineage !== note.id && <p className={styles['hint']}>{t('case.about.copied')}</p>}
      {!author && <p className={styles['hint']}>{t('case.authorsHidden')}</p>}
    </div>
  )
}
