import { Pencil, Plus, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CircleLink } from '../boards/circleLink.ts'
import type { Shelf } from '../http/shelfApi.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './CirclePage.module.css'
import { RenameDialog } from './RenameDialog.tsx'
import { ShareCircle } from './ShareCircle.tsx'

type CircleTitleProps = {
  link: CircleLink
  shelf: Shelf
  onRenamed: (name: string) => void
  onRenewed: (keyGeneration: number) => void
}

/** The circle's name and what one does with the whole of it. */
export function CircleTitle({ link, shelf, onRenamed, onRenewed }: CircleTitleProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'share' | 'name'>()
  const facilitates = shelf.role === 'facilitator'
  return (
    <div className={styles['title']}>
      <div className={styles['name']}>
        <h1>{shelf.name}</h1>
        {facilitates && <IconButton label={t('circle.rename.open')} icon={<Pencil />} onClick={() => setOpen('name')} />}
      </div>
      <div className={styles['ways']}>
        <Button onClick={() => setOpen('share')}>
          <Share2 />
          {t('circle.share.open')}
        </Button>
        {facilitates && shelf.onShelf + shelf.archived > 0 && (
          <ButtonLink look="primary" href={`/?circle=${link.circleId}`}>
            <Plus />
            {t('circle.newBoard')}
          </ButtonLink>
        )}
      </div>
      {open === 'share' && <ShareCircle link={link} shelf={shelf} onRenewed={onRenewed} onClose={() => setOpen(undefined)} />}
      {open === 'name' && <RenameDialog link={link} name={shelf.name} onRenamed={onRenamed} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
