import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { fetchBoard, renewKey } from '../http/boardApi.ts'
import { Button } from '../ui/Button.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './RenewLink.module.css'

type RenewLinkProps = { role: 'participant' | 'viewer'; link: BoardLink; onRenewed: (generations: KeyGenerations) => void }

type Step = 'offered' | 'asked' | 'under-way' | 'failed' | 'done'

/** Replaces a link after asking: the old one stops opening the board, and whoever is there through it has to leave. */
export function RenewLink({ role, link, onRenewed }: RenewLinkProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>('offered')

  async function renew(): Promise<void> {
    setStep('under-way')
    const generations = await renewed(link, role)
    if (!generations) return setStep('failed')
    onRenewed(generations)
    setStep('done')
  }

  if (step === 'offered' || step === 'done') {
    return (
      <div className={styles['offer']}>
        <Button look="quiet" className={styles['start']} onClick={() => setStep('asked')}>
          <RefreshCw />
          {t('board.share.renew.start')}
        </Button>
        <span role="status">{step === 'done' && t('board.share.renew.done')}</span>
      </div>
    )
  }
  return (
    <div className={styles['question']} role="group" aria-label={t('board.share.renew.start')}>
      <p>{t('board.share.renew.warning')}</p>
      {step === 'failed' && (
        <p className={styles['failed']} role="alert">
          {t('board.share.renew.failed')}
        </p>
      )}
      <div className={styles['answers']}>
        <Button ref={takeFocus} onClick={() => setStep('offered')}>
          {t('board.share.renew.keep')}
        </Button>
        <Button look="primary" aria-disabled={step === 'under-way'} onClick={() => step !== 'under-way' && void renew()}>
          {t('board.share.renew.confirm')}
        </Button>
      </div>
    </div>
  )
}

async function renewed(link: BoardLink, role: 'participant' | 'viewer'): Promise<KeyGenerations | undefined> {
  const generations = await renewKey(link.boardId, link.key, role)
  if (typeof generations !== 'string') return generations
  if (generations !== 'conflict') return undefined
  // Another facilitator did it a moment before: their link is the new one.
  const board = await fetchBoard(link.boardId, link.key)
  return typeof board === 'string' ? undefined : board.keyGenerations
}
