import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { must } from '../../shared/must.ts'
import { Button } from '../ui/Button.tsx'
import { copyText } from './copyText.ts'
import styles from './LinkField.module.css'

const copiedShownMs = 2_500

/** A link to read, select and copy. */
export function LinkField({ label, url, primary }: { label: string; url: string; primary: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => {
    if (copied !== 'yes') return
    const timer = setTimeout(() => setCopied('no'), copiedShownMs)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(): Promise<void> {
    setCopied((await copyText(must(field.current, 'the field is drawn'))) ? 'yes' : 'failed')
  }

  return (
    <div className={styles['row']}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input id={id} ref={field} className={styles['url']} value={url} readOnly onFocus={(event) => event.target.select()} />
      <Button look={primary ? 'primary' : 'plain'} className={styles['copy']} onClick={() => void copy()}>
        {copied === 'yes' ? <Check /> : <Copy />}
        <span aria-live="polite">{copied === 'yes' ? t('common.copied') : t('common.copy')}</span>
      </Button>
      {copied === 'failed' && (
        <p className={styles['failed']} role="alert">
          {t('common.copyFailed')}
        </p>
      )}
    </div>
  )
}
