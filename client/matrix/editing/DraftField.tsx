import { useState } from 'react'
import { isComposing } from '../../ui/isComposing.ts'
import { TextField } from '../../ui/TextField.tsx'

type DraftFieldProps = {
  label: string
  labelHidden?: boolean
  value: string
  maxLength?: number
  inputMode?: 'text' | 'decimal'
  className?: string | undefined
  /** Takes what was typed; a problem in words when it is no good. */
  onSave: (text: string) => string | undefined
}

/** A field whose text counts when it is left or at Enter; Escape leaves it as it was. Shows others' changes while nobody types. */
export function DraftField({ value, onSave, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()

  function save(): void {
    if (draft === undefined) return
    const wrong = draft === value ? undefined : onSave(draft)
    setProblem(wrong)
    if (wrong === undefined) setDraft(undefined)
  }

  return (
    <TextField
      {...rest}
      value={draft ?? value}
      problem={problem}
      onChange={setDraft}
      onBlur={save}
      // On its way in: the panel around would hear of Escape before.
      onKeyDownCapture={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Enter') save()
        if (event.key !== 'Escape' || draft === undefined) return
        // The first Escape is for the field, the next one for the panel.
        event.stopPropagation()
        event.preventDefault()
        setDraft(undefined)
        setProblem(undefined)
      }}
    />
  )
}
