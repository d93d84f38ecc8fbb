import { Save } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Versions.module.css'

/** `onSave` answers whether the version was made. */
type SaveVersionProps = { onSave: (name: string) => Promise<boolean> }

/** Keeps the board as it is now: under a name of one's own, or with one press under one that fits most sessions. */
export function SaveVersion({ onSave }: SaveVersionProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [isSaving, setSaving] = useState(false)

  async function save(chosen: string): Promise<void> {
    setSaving(true)
    if (await onSave(chosen)) setName('')
    setSaving(false)
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() !== '' && !isSaving) void save(name.trim())
  }

  return (
    <form className={styles['save']} onSubmit={onSubmit}>
      <div className={styles['saveLine']}>
        <TextField
          className={styles['saveName']}
          label={t('versions.save.label')}
          value={name}
          onChange={setName}
          maxLength={limits.versionNameLength}
          placeholder={t('versions.save.example')}
        />
        <Button type="submit" look="primary" disabled={name.trim() === '' || isSaving}>
          <Save />
          {t('versions.save.go')}
        </Button>
      </div>
      <div className={styles['suggestions']} role="group" aria-label={t('versions.save.suggestions')}>
        {[t('versions.save.before'), t('versions.save.after')].map((suggestion) => (
          <Button key={suggestion} disabled={isSaving} onClick={() => void save(suggestion)}>
            {suggestion}
          </Button>
        ))}
      </div>
    </form>
  )
}
