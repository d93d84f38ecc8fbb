import { useTranslation } from 'react-i18next'
import styles from './BoardSkeleton.module.css'

/** The quiet outline of a board while it is on its way. Nothing for the first moment, so that a fast board doesn't flicker. */
export function BoardSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles['skeleton']} role="status">
      <span className="visually-hidden">{t('board.opening')}</span>
      <svg viewBox="0 0 260 170" className={styles['figure']} fill="none" stroke="currentColor" aria-hidden="true">
        <rect x="10" y="10" width="240" height="150" rx="2" />
        <path d="M10 85H250M130 10V160" />
      </svg>
    </div>
  )
}
