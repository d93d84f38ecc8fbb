import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './ImportDialog.module.css'

/** How far something is, with a way to end it. `part`: from 0 to 1; undefined: nobody knows. */
export function ImportProgress({ label, part, onCancel }: { label: string; part?: number; onCancel: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles['progress']}>
        <label htmlFor="import-progress">{label}</label>
        <progress id="import-progress" max={1} {...(part !== undefined && { value: part })} />
      </div>
      <div className={styles['actions']}>
        <Button onClick={onCancel}>{t('import.cancel')}</Button>
      </div>
    </>
  )
}
