import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './Progress.module.css'

type ProgressProps = { label: string; part: number | undefined; cancelLabel?: string; onCancel: () => void }

/** How far something is that takes its time, and a way to call it off. `part`: 0 to 1; undefined where nobody knows. */
export function Progress({ label, part, cancelLabel, onCancel }: ProgressProps) {
  const { t } = useTranslation()
  return (
    <div className={styles['progress']}>
      <progress className={styles['bar']} aria-label={label} max={1} {...(part !== undefined && { value: part })} />
      {part !== undefined && <span className={styles['part']}>{Math.round(part * 100)}%</span>}
      <Button look="quiet" onClick={onCancel} {...(cancelLabel !== undefined && { 'aria-label': cancelLabel })}>
        {t('export.cancel')}
      </Button>
    </div>
  )
}
