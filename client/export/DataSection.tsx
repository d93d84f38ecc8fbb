import { FileJson, FileText, Sheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { exportBoard } from '../../shared/export/exportedBoard.ts'
import { mediaTypes, textOfBoard, type DataFormat } from '../../shared/export/exportFormats.ts'
import { useLocale } from '../i18n/useLocale.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ExportDialog.module.css'
import { saveFile } from '../device/saveFile.ts'
import { asOf, nameOfFile, type ShownMoment } from './shownMoment.ts'

type DataSectionProps = { boardId: BoardId; title: string; live: LiveBoard; notes: LiveNotes; past: ShownMoment | undefined }

const kinds = [
  { format: 'csv', Icon: Sheet },
  { format: 'md', Icon: FileText },
  { format: 'json', Icon: FileJson },
] as const satisfies { format: DataFormat; Icon: unknown }[]

/** The notes as files to compute with or to paste. */
export function DataSection({ boardId, title, live, notes, past }: DataSectionProps) {
  const { t } = useTranslation()
  const locale = useLocale()

  function save(format: DataFormat): void {
    const text = textOf(format, { boardId, title, live, notes, past }, locale)
    saveFile(nameOfFile(title, past, format), new Blob([text], { type: mediaTypes[format] }))
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

function textOf(format: DataFormat, { boardId, title, live, notes, past }: DataSectionProps, locale: Locale): string {
  const board = exportBoard({
    notes: notes.all(),
    matrices: notes.matrices(),
    settings: live.settings.get(),
    title,
    url: `${location.origin}/b/${boardId}`,
    at: new Date(),
    ...asOf(past),
    locale,
  })
  return textOfBoard(board, format, locale)
}
