import { useId, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldLength } from '../../shared/board/caseFields.ts'
import { useReadable } from '../ui/useReadable.ts'
import styles from './CasePanel.module.css'
import { useFieldDraft } from './useFieldDraft.ts'

type CaseTextFieldProps = {
  label: string
  value: string
  onSave: (text: string) => void
  /** `line`: a single one, for an address. */
  form?: 'text' | 'line'
  placeholder?: string
  /** What stands below the field, for what is in it now. */
  Below?: ComponentType<{ text: string }>
}

/** A field of a case to write in. Others may write in the ones beside it; if they do in this one, it is told and nothing jumps. */
export function CaseTextField({ label, value, onSave, form = 'text', placeholder, Below }: CaseTextFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const draft = useFieldDraft(value, onSave)
  const { text, elsewhere } = useReadable(draft)
  const field = {
    id,
    className: styles['input'],
    value: text,
    maxLength: fieldLength,
    placeholder,
    'aria-describedby': `${id}-below`,
    onChange: (event: { target: { value: string } }) => draft.type(event.target.value),
    onCompositionStart: draft.startComposing,
    onCompositionEnd: (event: { currentTarget: { value: string } }) => draft.endComposing(event.currentTarget.value),
    onBlur: draft.leave,
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {form === 'line' ? (
        <input {...field} type="url" inputMode="url" autoComplete="off" spellCheck={false} />
      ) : (
        <textarea {...field} rows={2} />
      )}
      <div id={`${id}-below`} className={styles['below']}>
        {elsewhere !== undefined && <p role="status">{elsewhere === '' ? t('case.emptied') : t('case.elsewhere', { text: elsewhere })}</p>}
        {Below && <Below text={text} />}
      </div>
    </div>
  )
}
