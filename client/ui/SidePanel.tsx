import { X } from 'lucide-react'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './classNames.ts'
import { IconButton } from './IconButton.tsx'
import { isComposing } from './isComposing.ts'
import styles from './SidePanel.module.css'

type SidePanelProps = {
  title: string
  /** `wide`: half of a desktop, nearly all of a phone. */
  width: 'narrow' | 'wide'
  onClose: () => void
  children: ReactNode
}

/** A panel beside the work, which makes room for it (`panelRoom`); on phones a sheet at the foot. Escape in it closes it. */
export function SidePanel({ title, width, onClose, children }: SidePanelProps) {
  const { t } = useTranslation()
  const titleId = useId()

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return
    event.stopPropagation()
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of everything in it
    <section className={classNames(styles['panel'], styles[width])} aria-labelledby={titleId} data-panel="" onKeyDown={onKeyDown}>
      <div className={styles['head']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <IconButton label={t('common.close')} icon={<X />} onClick={onClose} />
      </div>
      <div className={styles['body']}>{children}</div>
    </section>
  )
}

/** The class for what lies beside an open panel of that width: sets `--room-beside` and `--room-below`. */
export function panelRoom(width: 'narrow' | 'wide'): string {
  return styles[`room-${width}`] ?? ''
}
