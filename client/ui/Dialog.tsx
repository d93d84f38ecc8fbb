import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './classNames.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { stayWhileComposing } from './isComposing.ts'

type DialogProps = {
  title: string
  /** A sentence below the title. */
  lead?: ReactNode
  open: boolean
  /** Called when the person leaves it: Escape, a click beside it, the cross. Without it the dialog stays until `open` ends. */
  onClose?: () => void
  size?: 'narrow' | 'wide'
  children: ReactNode
}

/** A dialog in the middle of the page; on phones a sheet at its foot. */
export function Dialog({ title, lead, open, onClose, size = 'narrow', children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className={styles['overlay']}>
          <Radix.Content
            className={classNames(styles['sheet'], styles[size])}
            {...(lead === undefined && { 'aria-describedby': undefined })}
            onEscapeKeyDown={stayWhileComposing}
            onInteractOutside={(event) => onClose ?? event.preventDefault()}
          >
            <div className={styles['head']}>
              <Radix.Title className={styles['title']}>{title}</Radix.Title>
              {onClose && (
                <Radix.Close asChild>
                  <IconButton label={t('common.close')} icon={<X />} className={styles['close']} />
                </Radix.Close>
              )}
            </div>
            {lead !== undefined && <Radix.Description className={styles['lead']}>{lead}</Radix.Description>}
            {children}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
