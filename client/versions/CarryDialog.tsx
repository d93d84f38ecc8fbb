import { ExternalLink } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import { boardPath, type BoardLink } from '../boards/boardLink.ts'
import { carryOnBoard, type StartedBoard } from '../http/versionApi.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { carryChoices, countAlong } from './carryChoices.ts'
import { nextTitle } from './nextTitle.ts'
import { useCarryWords } from './useCarryWords.ts'
import styles from './Versions.module.css'

type CarryDialogProps = { link: BoardLink; live: LiveBoard; notes: LiveNotes; title: string; onClose: () => void }

/** The next session of this board, as a board of its own: with which notes, and with what is still to be done. */
export function CarryDialog({ link, live, notes: liveNotes, title, onClose }: CarryDialogProps) {
  const { t } = useTranslation()
  const settings = useReadable(live.settings)
  const board = { notes: liveNotes.all(), matrices: liveNotes.matrices(), settings }
  const words = useCarryWords(board)
  const [name, setName] = useState(() => nextTitle(title))
  const [chosen, setChosen] = useState('all')
  const [openActions, setOpenActions] = useState(true)
  const [outcome, setOutcome] = useState<StartedBoard | 'making' | 'failed' | 'too-many'>()
  const isMaking = outcome === 'making'

  const options = carryChoices(board).map((choice) => ({ ...choice, ...words.option(choice) }))
  const notes = options.find(({ value }) => value === chosen)?.notes ?? { which: 'all' as const }
  const open = countAlong(board, { which: 'none' }, true)

  async function carryOn(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (name.trim() === '' || isMaking) return
    setOutcome('making')
    const made = await carryOnBoard(link, { title: name.trim(), notes, openActions })
    if (typeof made === 'string') setOutcome(made === 'too-many' ? made : 'failed')
    else setOutcome(made)
  }

  return (
    <Dialog title={t('versions.carry.title')} lead={t('versions.carry.lead')} open onClose={onClose}>
      {typeof outcome === 'object' ? (
        <div className={styles['copied']}>
          <p role="status">
            {t('versions.carry.done')}
            {outcome.circle !== undefined && t('versions.carry.onShelf', { circle: outcome.circle })}
          </p>
          <ButtonLink look="primary" href={boardPath(outcome)} target="_blank" rel="noopener">
            <ExternalLink />
            {t('versions.copy.go')}
          </ButtonLink>
        </div>
      ) : (
        <form className={styles['copied']} onSubmit={(event) => void carryOn(event)}>
          <TextField label={t('versions.copy.name')} value={name} onChange={setName} maxLength={limits.titleLength} />
          <SelectField label={t('versions.carry.notes')} value={chosen} options={options} onChange={setChosen} />
          {settings.fields.has('action') && (
            <Checkbox
              label={t('versions.carry.open', { count: open })}
              note={t('versions.carry.openNote')}
              checked={openActions}
              onChange={setOpenActions}
            />
          )}
          <p role="status">{t('versions.carry.count', { count: countAlong(board, notes, openActions) })}</p>
          {outcome === 'failed' && <p role="alert">{t('versions.failed')}</p>}
          {outcome === 'too-many' && <p role="alert">{t('versions.tooMany')}</p>}
          <Button type="submit" look="primary" disabled={name.trim() === '' || isMaking}>
            {t('versions.copy.make')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
