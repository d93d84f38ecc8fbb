import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameLength, tidyName } from '../device/profile.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Introduction } from './introduction.ts'
import styles from './NameDialog.module.css'

type NameDialogProps = {
  open: boolean
  /** What stands in the fields at first: the name is there to be kept or typed over. */
  suggestion: Introduction
  color: string
  asksStandpoint: boolean
  onIntroduced: (introduction: Introduction) => void
  /** For whoever has a name already and may leave it at that. */
  onClose?: (() => void) | undefined
}

/** Asks once how the others shall see this person, over the live board: the name and, where the group wants it, the standpoint. */
export function NameDialog({ open, suggestion, color, asksStandpoint, onIntroduced, onClose }: NameDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(suggestion.name)
  const [standpoint, setStandpoint] = useState(suggestion.standpoint)
  return (
    <Dialog title={t('board.name.title')} lead={t('board.name.lead')} open={open} {...(onClose && { onClose })}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onIntroduced({
            name: tidyName(text) || suggestion.name,
            standpoint: asksStandpoint ? tidyName(standpoint) : suggestion.standpoint,
          })
        }}
      >
        <Avatar name={tidyName(text) || suggestion.name} color={color} />
        <TextField
          label={t('board.name.label')}
          labelHidden
          value={text}
          onChange={setText}
          placeholder={suggestion.name}
          maxLength={nameLength}
          autoComplete="nickname"
          enterKeyHint="go"
          onFocus={(event) => event.target.select()}
        />
        {asksStandpoint && (
          <TextField
            className={styles['standpoint']}
            label={t('board.name.standpoint')}
            labelHidden
            value={standpoint}
            onChange={setStandpoint}
            placeholder={t('board.name.standpointHint')}
            maxLength={nameLength}
            autoComplete="organization-title"
            enterKeyHint="go"
          />
        )}
        <Button type="submit" look="primary" className={styles['go']}>
          {onClose ? t('board.people.save') : t('board.name.go')}
        </Button>
      </form>
      <p className={styles['note']}>{t('board.name.note')}</p>
    </Dialog>
  )
}
