import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameLength, tidyName } from '../device/profile.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './NameDialog.module.css'

type NameDialogProps = { open: boolean; suggestion: string; color: string; onName: (name: string) => void }

/** Asks once how the others shall see this person, over the live board. The suggestion is there to be kept or typed over. */
export function NameDialog({ open, suggestion, color, onName }: NameDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(suggestion)
  return (
    <Dialog title={t('board.name.title')} lead={t('board.name.lead')} open={open}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onName(tidyName(text) || suggestion)
        }}
      >
        <Avatar name={tidyName(text) || suggestion} color={color} />
        <TextField
          label={t('board.name.label')}
          labelHidden
          value={text}
          onChange={setText}
          placeholder={suggestion}
          maxLength={nameLength}
          autoComplete="nickname"
          enterKeyHint="go"
          onFocus={(event) => event.target.select()}
        />
        <Button type="submit" look="primary" className={styles['go']}>
          {t('board.name.go')}
        </Button>
      </form>
      <p className={styles['note']}>{t('board.name.note')}</p>
    </Dialog>
  )
}
