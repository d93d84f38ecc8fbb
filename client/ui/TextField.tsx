import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './classNames.ts'
import { isComposing } from './isComposing.ts'
import styles from './TextField.module.css'

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id'> & {
  label: ReactNode
  /** Leaves the label to screen readers, where the place says enough. */
  labelHidden?: boolean
  value: string
  onChange: (value: string) => void
  /** What is wrong with the value, in words. */
  problem?: string | undefined
}

/** A line of text with its label. Enter sends the form only when no composition is under way. */
export function TextField({ label, labelHidden = false, value, onChange, problem, className, onKeyDown, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={classNames(styles['field'], className)}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className={styles['input']}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault()
          else onKeyDown?.(event)
        }}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        autoComplete="off"
        {...rest}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
