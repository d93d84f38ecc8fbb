import { useId, type ReactNode } from 'react'
import styles from './Checkbox.module.css'

type CheckboxProps = {
  label: string
  /** What ticking it means, in a sentence. */
  note?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something to be on or off. */
export function Checkbox({ label, note, checked, onChange }: CheckboxProps) {
  const id = useId()
  return (
    <label className={styles['row']}>
      <input
        type="checkbox"
        className={styles['box']}
        checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span id={`${id}-label`}>{label}</span>
      {note !== undefined && (
        <span id={`${id}-note`} className={styles['note']}>
          {note}
        </span>
      )}
    </label>
  )
}
