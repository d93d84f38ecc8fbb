import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameLength, tidyName } from '../device/profile.ts'
import { Button } from '../ui/Button.tsx'
import { takeFocus } from '../ui/takeFocus.ts'
import { TextField } from '../ui/TextField.tsx'
import type { Introduction } from './introduction.ts'
import styles from './NameForm.module.css'

type NameFormProps = Introduction & { asksStandpoint: boolean; onIntroduced: (introduction: Introduction) => void; onCancel: () => void }

/** Changes one's own name on one line, and the standpoint on another where the board asks for it. An empty name leaves it as it was. */
export function NameForm({ name, standpoint, asksStandpoint, onIntroduced, onCancel }: NameFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(name)
  const [standpointText, setStandpointText] = useState(standpoint)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        const tidy = tidyName(text)
        if (tidy === '') onCancel()
        else onIntroduced({ name: tidy, standpoint: tidyName(standpointText) })
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
      {asksStandpoint && (
        <TextField
          label={t('board.name.standpoint')}
          labelHidden
          value={standpointText}
          onChange={setStandpointText}
          placeholder={t('board.name.standpointHint')}
          maxLength={nameLength}
        />
      )}
      <Button type="submit">{t('board.people.save')}</Button>
    </form>
  )
}
