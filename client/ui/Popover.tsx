import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { stayWhileComposing } from './isComposing.ts'
import styles from './Popover.module.css'

type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactNode
  /** What it shows, for screen readers. */
  label: string
  children: ReactNode
}

/** A small panel that drops from a button and goes when the person clicks elsewhere or presses Escape. */
export function Popover({ trigger, label, children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles['panel']}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          onEscapeKeyDown={stayWhileComposing}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
