import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './Progress.module.css'

/** How far something is that takes its time, and a way to call it off. `part`: 0 to 1. */
export function Progress({ label, part, onCancel }: { label: string; part: number; onCancel: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles['progress']}>
      <progress className={styles['bar']} aria-label={label} max={1} value={part} />
      <span className={styles['part']}>{Math.round(part * 100)}%</span>
      <Button look="quiet" onClick={onCancel}>
        {t('export.cancel')}
      </Button>
    </div>
  )
}
