import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameLength, tidyName } from '../device/profile.ts'
import { Button } from '../ui/Button.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './NameForm.module.css'

type NameFormProps = { name: string; onName: (name: string) => void; onCancel: () => void }

/** Changes one's own name on one line. An empty one leaves it as it was. */
export function NameForm({ name, onName, onCancel }: NameFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(name)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        const tidy = tidyName(text)
        if (tidy === '') onCancel()
        else onName(tidy)
      }}
    >
      <TextField
        label={t('board.name.label')}
        labelHidden
        value={text}
        onChange={setText}
        maxLength={nameLength}
        ref={takeFocus}
        onFocus={(event) => event.target.select()}
      />
      <Button type="submit">{t('board.people.save')}</Button>
    </form>
  )
}
