import { useId, useState, type KeyboardEvent } from 'react'
import { GroupedOptions, type GroupedOption } from '../ui/GroupedOptions.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './editors.module.css'
import type { Leaving } from './TextEditor.tsx'

type ChoiceEditorProps = {
  label: string
  labelHidden?: boolean
  value: string
  options: readonly GroupedOption<string>[]
  /** `sameStep`: the choice goes on with the one before, for arrow keys that pass several. */
  onChoice: (value: string, sameStep: boolean) => void
  focused?: boolean
  onLeave?: (how: Leaving) => void
}

/** A choice for a row: what is chosen counts at once. */
export function ChoiceEditor({ label, labelHidden = false, value, options, onChoice, focused = false, onLeave }: ChoiceEditorProps) {
  const id = useId()
  const [hasChosen, setHasChosen] = useState(false)

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (!onLeave || !['Enter', 'Escape', 'Tab'].includes(event.key)) return
    event.preventDefault()
    onLeave(event.key !== 'Tab' ? 'done' : event.shiftKey ? 'back' : 'on')
  }

  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <select
        ref={focused ? takeFocus : undefined}
        id={id}
        className={styles['select']}
        value={value}
        onChange={(event) => {
          onChoice(event.target.value, hasChosen)
          setHasChosen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setHasChosen(false)
          onLeave?.('gone')
        }}
      >
        <GroupedOptions options={options} />
      </select>
    </span>
  )
}
