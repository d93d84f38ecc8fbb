import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import type { CircleLink } from '../boards/circleLink.ts'
import { renameCircle } from '../http/circleApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './CirclePage.module.css'

type RenameDialogProps = { link: CircleLink; name: string; onRenamed: (name: string) => void; onClose: () => void }

/** Gives the circle another name. */
export function RenameDialog({ link, name: present, onRenamed, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(present)
  const [state, setState] = useState<'writing' | 'under-way' | 'failed'>('writing')

  async function rename(event: FormEvent): Promise<void> {
    event.preventDefault()
    const next = name.trim()
    if (next === '' || state === 'under-way') return
    setState('under-way')
    if ((await renameCircle(link, next)) !== 'done') return setState('failed')
    onRenamed(next)
    onClose()
  }

  return (
    <Dialog title={t('circle.rename.title')} open onClose={onClose}>
      <form className={styles['dialogForm']} onSubmit={(event) => void rename(event)}>
        <TextField
          label={t('circle.rename.name')}
          value={name}
          onChange={setName}
          maxLength={limits.circleNameLength}
          problem={state === 'failed' ? t('circle.failed') : undefined}
        />
        <Button type="submit" look="primary" aria-disabled={state === 'under-way' || name.trim() === ''}>
          {t('circle.rename.save')}
        </Button>
      </form>
    </Dialog>
  )
}
