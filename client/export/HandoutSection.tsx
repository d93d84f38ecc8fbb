import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { paperSizes, type PaperSize } from '../../shared/handout/handoutStyle.ts'
import { saveFile } from '../device/saveFile.ts'
import { localeOptions } from '../i18n/localeOptions.ts'
import { useLocale } from '../i18n/useLocale.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import { fetchEarlier, useEarlierVersions } from './earlierVersions.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { boardFontSlices } from '../matrix/boardFonts.ts'
import { startPrintJob, type PrintJob } from './print/printJob.ts'
import { nameOfFile, type ShownMoment } from './shownMoment.ts'
import { Progress } from './Progress.tsx'
import styles from './ExportDialog.module.css'

type HandoutSectionProps = {
  link: BoardLink
  title: string
  live: LiveBoard
  notes: LiveNotes
  past: ShownMoment | undefined
  nameOfVersion: (version: BoardVersion) => string
}

type State = { state: 'ready' | 'failed' } | { state: 'making'; part: number }

/** The board as pages to print: the picture with numbers, and every note with its whole text. */
export function HandoutSection({ link, title, live, notes, past, nameOfVersion }: HandoutSectionProps) {
  const { t } = useTranslation()
  const [locale, setLocale] = useState<Locale>(useLocale())
  const [paper, setPaper] = useState<PaperSize>('a4')
  const [now, setNow] = useState<State>({ state: 'ready' })
  const versions = useEarlierVersions(link, past)
  const [earlierId, setEarlierId] = useState('')
  const job = useRef<PrintJob>(undefined)
  useEffect(() => () => job.current?.cancel(), [])

  async function save(): Promise<void> {
    const at = past ? new Date(past.version.at) : new Date()
    const url = `${location.origin}/b/${link.boardId}`
    const board = { notes: notes.all(), matrices: notes.matrices(), settings: live.settings.get(), title, url, at, locale }
    setNow({ state: 'making', part: 0 })
    try {
      const version = versions.find(({ id }) => id === earlierId)
      const earlier = version && (await fetchEarlier(link, version))
      const source = { ...board, paper, ...(earlier && { earlier }) }
      const request = { kind: 'handout', source, slices: boardFontSlices() } as const
      job.current = startPrintJob(request, (part) => setNow({ state: 'making', part }))
      const bytes = await job.current.bytes
      if (bytes) saveFile(nameOfFile(title, past, 'pdf'), new Blob([bytes], { type: 'application/pdf' }))
      setNow({ state: 'ready' })
    } catch {
      setNow({ state: 'failed' })
    }
  }

  return (
    <section className={styles['section']} aria-labelledby="export-handout">
      <h3 id="export-handout" className={styles['head']}>
        {t('export.handout.title')}
      </h3>
      <p className={styles['for']}>{t('export.handout.for')}</p>
      <div className={styles['choices']}>
        <Segmented
          label={t('export.handout.paper')}
          value={paper}
          options={paperSizes.map((size) => ({ value: size, label: t(`export.handout.papers.${size}`) }))}
          onChange={setPaper}
        />
        <Segmented label={t('export.handout.language')} value={locale} options={localeOptions} onChange={setLocale} />
      </div>
      {versions.length > 0 && (
        <div className={styles['compare']}>
          <SelectField
            label={t('export.handout.compare')}
            value={earlierId}
            options={[
              { value: '', label: t('export.handout.compareNone') },
              ...versions.map((version) => ({ value: version.id as string, label: nameOfVersion(version) })),
            ]}
            onChange={setEarlierId}
          />
        </div>
      )}
      <div className={styles['actions']}>
        <Button look="primary" disabled={now.state === 'making'} onClick={() => void save()}>
          {t('export.handout.save')}
        </Button>
        {now.state === 'making' && <Progress label={t('export.handout.making')} part={now.part} onCancel={() => job.current?.cancel()} />}
        {now.state === 'failed' && (
          <p className={styles['size']} role="alert">
            {t('export.handout.failed')}
          </p>
        )}
      </div>
    </section>
  )
}
