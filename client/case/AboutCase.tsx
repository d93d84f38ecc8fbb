import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { shownAuthor } from '../../shared/board/shownAuthor.ts'
import styles from './CasePanel.module.css'
import { useOriginWords } from './useOriginWords.ts'

/** `places`: at how many others it stood before, as the canvas shows. */
type AboutCaseProps = { note: CaseNote; settings: BoardSettings; places: number }

/** What is known of a case by itself: its number, who made it and who changed it last, on which day. */
export function AboutCase({ note, settings, places }: AboutCaseProps) {
  const { t } = useTranslation()
  const origin = useOriginWords()
  const author = shownAuthor(note, settings)
  const said = origin(note, settings)
  return (
    <div>
      <dl className={styles['about']}>
        <dt>{t('case.about.number')}</dt>
        <dd>{note.number}</dd>
        {author && author.standpoint !== '' && settings.fields.has('standpoint') && (
          <>
            <dt>{t('case.about.standpoint')}</dt>
            <dd>{author.standpoint}</dd>
          </>
        )}
      </dl>
      {said !== '' && <p className={styles['origin']}>{said}</p>}
      {places > 0 && <p className={styles['hint']}>{t('case.about.places', { count: places })}</p>}
      {note.lineage !== note.id && <p className={styles['hint']}>{t('case.about.copied')}</p>}
      {!author && <p className={styles['hint']}>{t('case.authorsHidden')}</p>}
    </div>
  )
}
