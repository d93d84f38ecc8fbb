import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { TemplateReading } from '../../shared/board/templateFile.ts'
import styles from './OpenFile.module.css'
import { useFlawWords } from './useFlawWords.ts'

const mostFlaws = 5

/** Says why the file `name` is no template. */
export function TemplateTrouble({ name, reading }: { name: string; reading: Exclude<TemplateReading, { kind: 'template' }> }) {
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
