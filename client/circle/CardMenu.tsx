import { Archive, ArchiveRestore, Ellipsis, Tag, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CircleLink } from '../boards/circleLink.ts'
import { changeShelved, takeOffShelf } from '../http/circleApi.ts'
import type { BoardOnShelf } from '../http/shelfApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './ShelfCard.module.css'
import { TagsDialog } from './TagsDialog.tsx'

/** What a circle's facilitators do with a board of its shelf. */
export function CardMenu({ link, board, onChanged }: { link: CircleLink; board: BoardOnShelf; onChanged: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'tags' | 'take-off'>()
  const { boardId, title } = board

  async function archive(archived: boolean): Promise<void> {
    if ((await changeShelved(link, boardId, { archived })) !== 'done') return showToast(t('circle.failed'))
    onChanged()
    const text = archived ? t('circle.archived.done', { title }) : t('circle.archived.undone', { title })
    showToast(text, archived ? { label: t('common.undo'), run: () => void archive(false) } : undefined)
  }

  async function takeOff(): Promise<void> {
    setOpen(undefined)
    if ((await takeOffShelf(link, boardId)) !== 'done') return showToast(t('circle.failed'))
    onChanged()
    showToast(t('circle.takeOff.done', { title }))
  }

  return (
    <>
      <Menu align="end" trigger={<IconButton label={t('circle.card.menu', { title })} icon={<Ellipsis />} className={styles['menu']} />}>
        <MenuItem icon={<Tag />} onSelect={() => setOpen('tags')}>
          {t('circle.tags.open')}
        </MenuItem>
        {board.archived ? (
          <MenuItem icon={<ArchiveRestore />} onSelect={() => void archive(false)}>
            {t('circle.archived.undo')}
          </MenuItem>
        ) : (
          <MenuItem icon={<Archive />} onSelect={() => void archive(true)}>
            {t('circle.archived.do')}
          </MenuItem>
        )}
        {!board.belongs && (
          <MenuItem icon={<Undo2 />} onSelect={() => setOpen('take-off')}>
            {t('circle.takeOff.open')}
          </MenuItem>
        )}
      </Menu>
      {open === 'tags' && <TagsDialog link={link} board={board} onChanged={onChanged} onClose={() => setOpen(undefined)} />}
      {open === 'take-off' && (
        <Dialog title={t('circle.takeOff.title', { title })} lead={t('circle.takeOff.lead')} open onClose={() => setOpen(undefined)}>
          <div className={styles['answers']}>
            <Button onClick={() => setOpen(undefined)}>{t('circle.takeOff.keep')}</Button>
            <Button look="primary" onClick={() => void takeOff()}>
              {t('circle.takeOff.confirm')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
