import { FileJson, FileText, Sheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { exportBoard } from '../../shared/export/exportedBoard.ts'
import { exportFileName, mediaTypes, textOfBoard, type DataFormat } from '../../shared/export/exportFormats.ts'
import { useLocale } from '../i18n/useLocale.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ExportDialog.module.css'
import { saveFile } from '../device/saveFile.ts'

type DataSectionProps = { boardId: BoardId; title: string; live: LiveBoard; notes: LiveNotes }

const kinds = [
  { format: 'csv', Icon: Sheet },
  { format: 'md', Icon: FileText },
  { format: 'json', Icon: FileJson },
] as const satisfies { format: DataFormat; Icon: unknown }[]

/** The notes as files to compute with or to paste. */
export function DataSection({ boardId, title, live, notes }: DataSectionProps) {
  const { t } = useTranslation()
  const locale = useLocale()

  function save(format: DataFormat): void {
    const { name, text } = fileOf(format, { boardId, title, live, notes }, locale)
    saveFile(name, new Blob([text], { type: mediaTypes[format] }))
  }

  return (
    <section className={styles['section']} aria-labelledby="export-data">
      <h3 id="export-data" className={styles['head']}>
        {t('export.data.title')}
      </h3>
      <ul className={styles['files']}>
        {kinds.map(({ format, Icon }) => (
          <li key={format} className={styles['file']}>
            <Icon aria-hidden="true" />
            <span className={styles['what']}>
              <strong>{t(`export.data.${format}.name`)}</strong>
              <span>{t(`export.data.${format}.for`)}</span>
            </span>
            <Button onClick={() => save(format)} aria-label={t('export.data.save', { name: t(`export.data.${format}.name`) })}>
              {t('export.save')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function fileOf(format: DataFormat, { boardId, title, live, notes }: DataSectionProps, locale: Locale): { name: string; text: string } {
  const board = exportBoard({
    notes: notes.all(),
    matrices: notes.matrices(),
    settings: live.settings.get(),
    title,
    url: `${location.origin}/b/${boardId}`,
    at: new Date(),
    locale,
  })
  return { name: exportFileName(board, format), text: textOfBoard(board, format, locale) }
}
