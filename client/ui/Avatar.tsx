import { classNames } from './classNames.ts'
import { initialOf } from './initialOf.ts'
import styles from './Avatar.module.css'

/** A person as a disc in their colour with the first letter of their name. Decorative: the name stands beside it or in a label. */
export function Avatar({ name, color, size = 'normal' }: { name: string; color: string; size?: 'normal' | 'small' }) {
  return (
    <span
      className={classNames(styles['avatar'], size === 'small' && styles['small'])}
      style={{ backgroundColor: color }}
      aria-hidden="true"
    >
      {initialOf(name)}
    </span>
  )
}
