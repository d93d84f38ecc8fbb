import { useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './Segmented.module.css'

type SegmentedProps<Value extends string> = {
  /** What is chosen here. */
  label: string
  labelHidden?: boolean
  value: Value
  /** `lang` where a label is not in the page's language. */
  options: readonly { value: Value; label: string; lang?: string }[]
  onChange: (value: Value) => void
}

/** A choice among a few, all in sight: radio buttons side by side. */
export function Segmented<Value extends string>({ label, labelHidden = false, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles['group']}>
      <legend className={labelHidden ? 'visually-hidden' : styles['legend']}>{label}</legend>
      <div className={styles['track']}>
        {options.map((option) => (
          <label key={option.value} className={classNames(styles['option'], option.value === value && styles['chosen'])} lang={option.lang}>
            <input
              type="radio"
              name={name}
              className={styles['radio']}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
