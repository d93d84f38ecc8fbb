import { FolderOpen, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { largestTemplateFile, readTemplateFile, type TemplateReading } from '../../shared/board/templateFile.ts'
import { keepTemplate, type KeptTemplate } from '../boards/ownTemplates.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toasts.ts'
import { BoardFile, boardFileEnding } from './BoardFile.tsx'
import styles from './OpenFile.module.css'
import { TemplateTrouble } from './TemplateTrouble.tsx'
import { useDroppedFile } from './useDroppedFile.ts'

type Opened =
  | { what: 'nothing' }
  | { what: 'board'; file: File; attempt: number }
  | { what: 'trouble'; name: string; reading: Exclude<TemplateReading, { kind: 'template' }> }

/**
 * Opens a file, by a button or dropped anywhere on the page: a whole board, which becomes a new one, or a template, which is added to the
 * others. Says what is wrong with one that is no good.
 */
export function OpenFile({ onTemplate }: { onTemplate: (template: KeptTemplate) => void }) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>({ what: 'nothing' })

  async function open(file: File): Promise<void> {
    if (file.name.toLowerCase().endsWith(boardFileEnding)) return setOpened({ what: 'board', file, attempt: Date.now() })
    const reading = file.size > largestTemplateFile ? ({ kind: 'too-large' } as const) : readTemplateFile(await file.text())
    if (reading.kind !== 'template') return setOpened({ what: 'trouble', name: file.name, reading })
    setOpened({ what: 'nothing' })
    const { template, isKept } = keepTemplate(reading.template)
    showToast(isKept ? t('home.own.added', { title: template.title }) : t('home.own.notKept'))
    onTemplate(template)
  }
  const isOver = useDroppedFile((file) => void open(file))

  return (
    <div className={styles['import']}>
      <Button look="quiet" className={styles['button']} onClick={() => chooser.current?.click()}>
        <FolderOpen />
        {t('home.own.import')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={`${boardFileEnding},.json,application/json`}
        className={styles['chooser']}
        aria-label={t('home.own.import')}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // So that the same file, corrected, can be chosen again.
          event.target.value = ''
          if (file) void open(file)
        }}
      />
      {opened.what === 'board' && <BoardFile key={opened.attempt} file={opened.file} onClose={() => setOpened({ what: 'nothing' })} />}
      {opened.what === 'trouble' && (
        <Banner kind="problem" icon={<TriangleAlert />}>
          <TemplateTrouble name={opened.name} reading={opened.reading} />
        </Banner>
      )}
      {isOver && <div className={styles['drop']}>{t('home.own.drop')}</div>}
    </div>
  )
}
