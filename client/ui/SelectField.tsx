import { useId } from 'react'
import { GroupedOptions, type GroupedOption } from './GroupedOptions.tsx'
import styles from './SelectField.module.css'

type SelectFieldProps<Value extends string> = {
  label: string
  value: Value
  options: readonly GroupedOption<Value>[]
  onChange: (value: Value) => void
}

/** A choice among many, with its label. */
export function SelectField<Value extends string>({ label, value, options, onChange }: SelectFieldProps<Value>) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['select']}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        <GroupedOptions options={options} />
      </select>
    </div>
  )
}
