import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldLength, isWebAddress, tidyLink, type PromptId } from '../../shared/board/caseFields.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { writeCaseField } from '../notes/writeCaseField.ts'
import { isComposing } from '../ui/isComposing.ts'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './editors.module.css'
import { useListTools } from './listTools.ts'
import type { Leaving } from './TextEditor.tsx'

type FieldEditorProps = {
  note: CaseNote
  field: 'link' | PromptId
  focused?: boolean
  labelHidden?: boolean
  onLeave?: (how: Leaving) => void
}

/** A field of a case as a line to write in: Enter, Tab and leaving keep it, Escape gives it back. */
export function FieldEditor({ note, field, focused = false, labelHidden = false, onLeave }: FieldEditorProps) {
  const { t } = useTranslation()
  const { editor, words, ownChange } = useListTools()
  const id = useId()
  const value = note.fields[field] ?? ''
  const [draft, setDraft] = useState<string>()
  const [isWrong, setWrong] = useState(false)

  /** Returns whether nothing is left to correct. */
  function apply(): boolean {
    const text = (draft ?? value).trim()
    if (text === value) return true
    if (field === 'link' && text !== '' && !isWebAddress(tidyLink(text))) {
      setWrong(true)
      return false
    }
    ownChange(note.id)
    writeCaseField(editor, [note.id], { field, value: text })
    setDraft(undefined)
    return true
  }

  function giveBack(): void {
    setDraft(undefined)
    setWrong(false)
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') giveBack()
    else if (event.key !== 'Enter' && (event.key !== 'Tab' || !onLeave)) return
    event.preventDefault()
    if (event.key !== 'Escape' && !apply()) return
    onLeave?.(event.key !== 'Tab' ? 'done' : event.shiftKey ? 'back' : 'on')
  }

  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {words.column(field)}
      </label>
      <input
        ref={focused ? takeFocus : undefined}
        id={id}
        className={styles['line']}
        type="text"
        inputMode={field === 'link' ? 'url' : 'text'}
        autoComplete="off"
        maxLength={fieldLength}
        value={draft ?? value}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={(event) => {
          setDraft(event.target.value)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!apply()) giveBack()
          onLeave?.('gone')
        }}
      />
      {isWrong && (
        <span id={`${id}-problem`} className={styles['problem']} role="alert">
          {t('list.noAddress')}
        </span>
      )}
    </span>
  )
}
