import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Versions.module.css'

type NameFieldProps = { name: string; onName: (name: string) => void; onCancel: () => void }

/** Another name for a version. Enter takes it, Escape leaves it as it was. */
export function NameField({ name, onName, onCancel }: NameFieldProps) {
  const { t } = useTranslation()
  const [value, setValue] = useState(name)

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (value.trim() !== '') onName(value.trim())
  }

  return (
    <form ref={focusField} className={styles['saveLine']} onSubmit={onSubmit}>
      <TextField
        className={styles['saveName']}
        label={t('versions.save.label')}
        value={value}
        onChange={setValue}
        maxLength={limits.versionNameLength}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onCancel()
        }}
      />
      <Button type="submit" disabled={value.trim() === ''}>
        {t('versions.save.go')}
      </Button>
    </form>
  )
}

function focusField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.select()
}
