import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLink } from '../boards/boardLink.ts'
import { deleteBoard } from '../http/trashApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './RefusedDialog.module.css'

/** `keptDays`: how long it can be brought back. */
type DeleteBoardDialogProps = { link: BoardLink; title: string; keptDays: number; onClose: () => void }

/** Deletes the board after asking. What follows is told by the connection, to everybody alike. */
export function DeleteBoardDialog({ link, title, keptDays, onClose }: DeleteBoardDialogProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<'asked' | 'under-way' | 'failed'>('asked')

  async function remove(): Promise<void> {
    setStep('under-way')
    const answer = await deleteBoard(link)
    if (answer !== 'deleted') setStep('failed')
  }

  return (
    <Dialog title={t('board.delete.title', { title })} lead={t('board.delete.lead', { count: keptDays })} open onClose={onClose}>
      {step === 'failed' && <p role="alert">{t('board.delete.failed')}</p>}
      <div className={styles['ways']}>
        <Button ref={takeFocus} onClick={onClose}>
          {t('board.delete.keep')}
        </Button>
        <Button look="primary" aria-disabled={step === 'under-way'} onClick={() => step !== 'under-way' && void remove()}>
          <Trash2 />
          {t('board.delete.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
