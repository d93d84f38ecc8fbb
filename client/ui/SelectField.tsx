import { useId } from 'react'
import styles from './SelectField.module.css'

type SelectFieldProps<Value extends string> = {
  label: string
  value: Value
  /** Those with the same `group` stand together under its name. */
  options: readonly { value: Value; label: string; group?: string }[]
  onChange: (value: Value) => void
}

/** A choice among many, with its label. */
export function SelectField<Value extends string>({ label, value, options, onChange }: SelectFieldProps<Value>) {
  const id = useId()
  const groups = [...new Set(options.map(({ group }) => group))]
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
        {groups.map((group) =>
          group === undefined ? (
            optionsIn(group)
          ) : (
            <optgroup key={group} label={group}>
              {optionsIn(group)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  )

  function optionsIn(group: string | undefined) {
    return options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))
  }
}
