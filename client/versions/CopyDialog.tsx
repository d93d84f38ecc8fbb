import { ExternalLink } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { boardPath, type BoardLink } from '../boards/boardLink.ts'
import { copyBoard } from '../http/versionApi.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useVersionWords } from './useVersionWords.ts'
import styles from './Versions.module.css'

type CopyDialogProps = {
  link: BoardLink
  title: string
  /** Missing: the board as it is now. */
  version?: BoardVersion
  onClose: () => void
}

/** A new board with what is on this one, or was in a version of it. */
export function CopyDialog({ link, title, version, onClose }: CopyDialogProps) {
  const { t } = useTranslation()
  const words = useVersionWords()
  const [name, setName] = useState(() => t('versions.copy.title', { title }).slice(0, limits.titleLength))
  const [notes, setNotes] = useState(true)
  const [outcome, setOutcome] = useState<BoardLink | 'copying' | 'failed'>()
  const isCopying = outcome === 'copying'

  async function copy(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (name.trim() === '' || isCopying) return
    setOutcome('copying')
    const made = await copyBoard(link, { title: name.trim(), notes, ...(version && { version: version.id }) })
    setOutcome(typeof made === 'string' ? 'failed' : made)
  }

  const lead = version ? t('versions.copy.leadVersion', { version: words.whole(version) }) : t('versions.copy.lead')
  return (
    <Dialog title={t(version ? 'versions.copy.open' : 'versions.copy.duplicate')} lead={lead} open onClose={onClose}>
      {typeof outcome === 'object' ? (
        <div className={styles['copied']}>
          <p role="status">{t('versions.copy.done')}</p>
          <ButtonLink look="primary" href={boardPath(outcome)} target="_blank" rel="noopener">
            <ExternalLink />
            {t('versions.copy.go')}
          </ButtonLink>
        </div>
      ) : (
        <form className={styles['copied']} onSubmit={(event) => void copy(event)}>
          <TextField label={t('versions.copy.name')} value={name} onChange={setName} maxLength={limits.titleLength} />
          <Checkbox label={t('versions.copy.notes')} note={t('versions.copy.notesNote')} checked={notes} onChange={setNotes} />
          {outcome === 'failed' && <p role="alert">{t('versions.failed')}</p>}
          <Button type="submit" look="primary" disabled={name.trim() === '' || isCopying}>
            {t('versions.copy.make')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
