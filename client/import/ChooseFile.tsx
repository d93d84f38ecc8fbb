import { FileUp, TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { importEndings } from '../../shared/import/readText.ts'
import { useImageWords } from '../images/useImageWords.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import type { ImportTrouble } from './ImportDialog.tsx'
import styles from './ImportDialog.module.css'
import { useFlawWords } from './useFlawWords.ts'

type ChooseFileProps = { trouble: ImportTrouble | undefined; name: string | undefined; uploadBytes: number; onFile: (file: File) => void }

const kinds = ['csv', 'md', 'flamingo', 'tldr', 'excalidraw', 'json'] as const

/** Where a file is chosen: what can be read, and what was wrong with the one before. */
export function ChooseFile({ trouble, name = '', uploadBytes, onFile }: ChooseFileProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      {trouble && (
        <Banner kind="problem" icon={<TriangleAlert />}>
          <TroubleWords trouble={trouble} name={name} uploadBytes={uploadBytes} />
        </Banner>
      )}
      <dl className={styles['kinds']}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`import.kinds.${kind}.name`)}</dt>
            <dd>{t(`import.kinds.${kind}.what`)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => chooser.current?.click()}>
          <FileUp />
          {t('import.choose')}
        </Button>
        <span className={classNames(styles['quiet'], styles['orDrop'])}>{t('import.orDrop')}</span>
      </div>
      <input
        ref={chooser}
        type="file"
        accept={importEndings.join(',')}
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // So that the same file, corrected, can be chosen again.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}

function TroubleWords({ trouble, name, uploadBytes }: { trouble: ImportTrouble; name: string; uploadBytes: number }) {
  const { t } = useTranslation()
  const wordsOf = useFlawWords()
  const imageWords = useImageWords(uploadBytes)
  if (trouble.is === 'flaw') return t('import.refused', { name, why: wordsOf(trouble.flaw) })
  const { outcome } = trouble
  switch (outcome.kind) {
    case 'cancelled':
      return t('import.cancelled')
    case 'failed':
      return t('import.refused', { name, why: t('import.flaw.damaged') })
    case 'full':
      return t('import.refused', { name, why: t('import.full') })
    case 'image':
      return t('import.refused', { name, why: t('import.image', { image: outcome.name, why: imageWords(outcome.problem) }) })
  }
}
