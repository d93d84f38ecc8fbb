import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './ShareButton.module.css'
import { ShareDialog, type ShareDialogProps } from './ShareDialog.tsx'

/** Opens the links of the board. */
export function ShareButton(props: Omit<ShareDialogProps, 'open' | 'onClose'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" className={styles['button']} aria-label={t('board.share.open')} onClick={() => setOpen(true)}>
        <Share2 />
        <span className={styles['word']}>{t('board.share.open')}</span>
      </Button>
      <ShareDialog {...props} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
