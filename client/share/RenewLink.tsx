import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './RenewLink.module.css'

/** `renew` answers whether the link is another one now. */
type RenewLinkProps = { words: RenewWords; renew: () => Promise<boolean> }

type RenewWords = Record<'start' | 'warning' | 'keep' | 'confirm' | 'failed' | 'done', string>

type Step = 'offered' | 'asked' | 'under-way' | 'failed' | 'done'

/** Replaces a link after asking: the old one stops opening anything, and whoever is there through it has to leave. */
export function RenewLink({ words, renew }: RenewLinkProps) {
  const [step, setStep] = useState<Step>('offered')

  async function replace(): Promise<void> {
    setStep('under-way')
    setStep((await renew()) ? 'done' : 'failed')
  }

  if (step === 'offered' || step === 'done') {
    return (
      <div className={styles['offer']}>
        <Button look="quiet" className={styles['start']} onClick={() => setStep('asked')}>
          <RefreshCw />
          {words.start}
        </Button>
        <span role="status">{step === 'done' && words.done}</span>
      </div>
    )
  }
  return (
    <div className={styles['question']} role="group" aria-label={words.start}>
      <p>{words.warning}</p>
      {step === 'failed' && (
        <p className={styles['failed']} role="alert">
          {words.failed}
        </p>
      )}
      <div className={styles['answers']}>
        <Button ref={takeFocus} onClick={() => setStep('offered')}>
          {words.keep}
        </Button>
        <Button look="primary" aria-disabled={step === 'under-way'} onClick={() => step !== 'under-way' && void replace()}>
          {words.confirm}
        </Button>
      </div>
    </div>
  )
}
