import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { promptIds, type CaseFields } from '../../shared/board/caseFields.ts'
import styles from './CasePanel.module.css'

/** What a case's fields hold, to read: those that are filled in. */
export function WrittenFields({ fields, settings }: { fields: CaseFields; settings: BoardSettings }) {
  const { t } = useTranslation()
  const media = settings.fields.has('media') ? fields.media : undefined
  const action = settings.fields.has('action') ? fields.action : undefined
  const link = settings.fields.has('link') ? fields.link : undefined
  const written = promptIds.filter((field) => settings.fields.has(field) && fields[field] !== undefined)
  return (
    <dl className={styles['panel']}>
      {media && (
        <div>
          <dt className={styles['label']}>{t('case.field.media')}</dt>
          <dd>{t(`case.media.${media}`)}</dd>
        </div>
      )}
      {action && (
        <div>
          <dt className={styles['label']}>{t('case.field.action')}</dt>
          <dd>{t(`case.action.${action}`)}</dd>
        </div>
      )}
      {written.map((field) => (
        <div key={field}>
          <dt className={styles['label']}>{t(`case.field.${field}`)}</dt>
          <dd className={styles['written']}>{fields[field]}</dd>
        </div>
      ))}
      {link && (
        <div>
          <dt className={styles['label']}>{t('case.field.link')}</dt>
          <dd>
            <a className={styles['written']} href={link} target="_blank" rel="noopener noreferrer">
              {link}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}
