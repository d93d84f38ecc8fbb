import { FolderOpen, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { largestTemplateFile, readTemplateFile, type TemplateReading } from '../../shared/board/templateFile.ts'
import { keepTemplate, type KeptTemplate } from '../boards/ownTemplates.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './TemplateImport.module.css'
import { useFlawWords } from './useFlawWords.ts'

type Trouble = { name: string; reading: Exclude<TemplateReading, { kind: 'template' }> }

const mostFlaws = 5

/** Adds a template out of a file: by a button, or dropped anywhere on the page. Says what is wrong with one that is no good. */
export function TemplateImport({ onTemplate }: { onTemplate: (template: KeptTemplate) => void }) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<Trouble>()

  async function open(file: File): Promise<void> {
    const reading = file.size > largestTemplateFile ? ({ kind: 'too-large' } as const) : readTemplateFile(await file.text())
    if (reading.kind !== 'template') return setTrouble({ name: file.name, reading })
    setTrouble(undefined)
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
        accept=".json,application/json"
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
      {trouble && (
        <Banner kind="problem" icon={<TriangleAlert />}>
          <TroubleWords trouble={trouble} />
        </Banner>
      )}
      {isOver && <div className={styles['drop']}>{t('home.own.drop')}</div>}
    </div>
  )
}

function TroubleWords({ trouble: { name, reading } }: { trouble: Trouble }) {
  const { t } = useTranslation()
  const wordsOf = useFlawWords()
  switch (reading.kind) {
    case 'too-large':
      return t('home.file.tooLarge', { name })
    case 'not-json':
      return t('home.file.notJson', { name })
    case 'not-a-template':
      return t('home.file.notATemplate', { name })
    case 'newer':
      return t('home.file.newer', { name })
    case 'flawed': {
      const more = reading.flaws.length - mostFlaws
      return (
        <>
          {t('home.file.flawed', { name })}
          <ul className={styles['flaws']}>
            {reading.flaws.slice(0, mostFlaws).map((flaw, at) => (
              <li key={at}>{wordsOf(flaw)}</li>
            ))}
            {more > 0 && <li>{t('home.file.more', { count: more })}</li>}
          </ul>
        </>
      )
    }
    default:
      return assertNever(reading)
  }
}

/** Hands over the file that is dropped anywhere on the page. Whether one is held over it. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const handler = useRef(onFile)
  useEffect(() => {
    handler.current = onFile
  })
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Between elements of the page there is a next one; beyond its edge there is none.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) handler.current(file)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
