import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './Banner.module.css'

/** A remark in the flow of a page or dialog: something to know (`note`) or something that went wrong (`problem`). */
export function Banner({ kind = 'note', icon, children }: { kind?: 'note' | 'problem'; icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classNames(styles['banner'], styles[kind])} role={kind === 'problem' ? 'alert' : undefined}>
      {icon}
      <div>{children}</div>
    </div>
  )
}
