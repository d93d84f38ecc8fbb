import { Sheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { exportFileName, mediaTypes } from '../../shared/export/exportFormats.ts'
import type { BoardComparison } from '../../shared/version/compare.ts'
import { csvOfComparison } from '../../shared/version/csvOfComparison.ts'
import { saveFile } from '../device/saveFile.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Versions.module.css'

/** What has changed, as a file to compute with. */
export function SaveChanges({ title, comparison }: { title: string; comparison: BoardComparison }) {
  const { t } = useTranslation()
  const locale = useLocale()

  function save(): void {
    const name = exportFileName({ title: t('versions.changes.file', { title }), exportedAt: new Date().toISOString() }, 'csv')
    saveFile(name, new Blob([csvOfComparison(comparison, locale)], { type: mediaTypes.csv }))
  }

  return (
    <Button className={styles['csv']} onClick={save}>
      <Sheet />
      {t('versions.changes.csv')}
    </Button>
  )
}
