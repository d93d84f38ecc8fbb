import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './IconButton.module.css'

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label' | 'title'> & {
  /** What it does: read out, and shown while the pointer rests on it. */
  label: string
  icon: ReactNode
}

/** A square button that shows only an icon. */
export function IconButton({ label, icon, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button type={type} className={classNames(styles['iconButton'], className)} aria-label={label} title={label} {...rest}>
      {icon}
    </button>
  )
}
