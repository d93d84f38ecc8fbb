import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CircleLink } from '../boards/circleLink.ts'
import { changeShelved } from '../http/circleApi.ts'
import type { BoardOnShelf } from '../http/shelfApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './CirclePage.module.css'
import { tagsIn } from './tagsIn.ts'

type TagsDialogProps = { link: CircleLink; board: BoardOnShelf; onChanged: () => void; onClose: () => void }

/** Marks a board with tags, written one after the other. */
export function TagsDialog({ link, board, onChanged, onClose }: TagsDialogProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(board.tags.join(t('circle.tags.separator')))
  const [state, setState] = useState<'writing' | 'under-way' | 'failed'>('writing')
  const { tags, tooLong, tooMany } = tagsIn(typed)
  const problem = tooLong ? t('circle.tags.tooLong', { tag: tooLong }) : tooMany ? t('circle.tags.tooMany') : undefined

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (problem !== undefined || state === 'under-way') return
    setState('under-way')
    if ((await changeShelved(link, board.boardId, { tags })) !== 'done') return setState('failed')
    onChanged()
    onClose()
  }

  return (
    <Dialog title={t('circle.tags.title')} lead={board.title} open onClose={onClose}>
      <form className={styles['dialogForm']} onSubmit={(event) => void save(event)}>
        <TextField
          label={t('circle.tags.label')}
          value={typed}
          onChange={setTyped}
          placeholder={t('circle.tags.example')}
          problem={problem ?? (state === 'failed' ? t('circle.failed') : undefined)}
        />
        <Button type="submit" look="primary" aria-disabled={problem !== undefined || state === 'under-way'}>
          {t('circle.tags.save')}
        </Button>
      </form>
    </Dialog>
  )
}
