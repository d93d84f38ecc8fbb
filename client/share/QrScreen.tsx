import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/IconButton.tsx'
import { QrCode } from './QrCode.tsx'
import styles from './QrScreen.module.css'

/** The code as large as the screen allows, for a phone at the back of the room. White in both themes. */
export function QrScreen({ url, title, open, onClose }: { url: string; title: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Content className={styles['screen']} aria-describedby={undefined}>
          <Radix.Title className={styles['title']}>{title}</Radix.Title>
          <div className={styles['code']}>
            <QrCode text={url} label={t('board.share.qr')} />
          </div>
          <p className={styles['url']}>{url}</p>
          <Radix.Close asChild>
            <IconButton label={t('common.close')} icon={<X />} className={styles['close']} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
