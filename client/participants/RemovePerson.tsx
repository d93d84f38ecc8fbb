import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import { showToast } from '../ui/toasts.ts'
import type { Person } from './people.ts'
import styles from './RemovePerson.module.css'

/** What came of sending somebody away. `stays`: they run the board, too, or have left by themselves. */
export type Removal = 'removed' | 'stays' | 'failed'

type RemovePersonProps = { person: Person; onRemove: (person: Person) => Promise<Removal> }

type Step = 'offered' | 'asked' | 'under-way' | 'stays' | 'failed'

/** Sends a person away after asking, and says how to keep them out: their link is still good. Stands in the person's line. */
export function RemovePerson({ person, onRemove }: RemovePersonProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>('offered')
  const { name } = person

  async function remove(): Promise<void> {
    setStep('under-way')
    const removal = await onRemove(person)
    if (removal !== 'removed') return setStep(removal)
    // The line goes with the person.
    showToast(t('board.people.remove.done', { name }))
  }

  const button = <IconButton label={t('board.people.remove.start', { name })} icon={<UserMinus />} onClick={() => setStep('asked')} />
  if (step === 'offered') return <span className={styles['offer']}>{button}</span>
  return (
    <div className={styles['question']} role="group" aria-label={t('board.people.remove.start', { name })}>
      {step === 'stays' ? (
        <p role="alert">{t('board.people.remove.stays', { name })}</p>
      ) : (
        <>
          <p className={styles['title']}>{t('board.people.remove.title', { name })}</p>
          <p>{t('board.people.remove.warning')}</p>
        </>
      )}
      {step === 'failed' && (
        <p className={styles['failed']} role="alert">
          {t('board.people.remove.failed')}
        </p>
      )}
      <div className={styles['answers']}>
        <Button ref={takeFocus} onClick={() => setStep('offered')}>
          {step === 'stays' ? t('common.close') : t('board.people.remove.keep')}
        </Button>
        {step !== 'stays' && (
          <Button look="primary" aria-disabled={step === 'under-way'} onClick={() => step !== 'under-way' && void remove()}>
            {t('board.people.remove.confirm')}
          </Button>
        )}
      </div>
    </div>
  )
}
