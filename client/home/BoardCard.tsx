import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { can } from '../../shared/board/role.ts'
import { BoardPicture } from '../boards/BoardPicture.tsx'
import { boardPath } from '../boards/boardLink.ts'
import type { KnownBoard } from '../boards/knownBoards.ts'
import { useRoleName } from '../boards/useRoleName.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './BoardCard.module.css'
import { dayInWords } from './dayInWords.ts'
import { openedWhen } from '../boards/openedWhen.ts'

type BoardCardProps = {
  board: KnownBoard
  now: number
  onRemove: () => void
  /** For boards in the trash that this device may bring back. */
  onBringBack: () => void
}

/** One board of the list: its picture, its name, what one may do on it, when it was last opened. The whole card opens it. */
export function BoardCard({ board, now, onRemove, onBringBack }: BoardCardProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const roleName = useRoleName(board.role)
  return (
    <article className={styles['card']}>
      <BoardPicture board={board} />
      <div className={styles['words']}>
        <div className={styles['head']}>
          <h3 className={styles['title']}>
            <a href={boardPath(board)} className={styles['link']} title={board.title}>
              {board.title}
            </a>
          </h3>
          <IconButton
            label={t('home.boards.remove', { title: board.title })}
            icon={<X />}
            className={styles['remove']}
            onClick={onRemove}
          />
        </div>
        <p className={styles['facts']}>
          <span>{roleName}</span>
          <span>{openedWhen(board.openedAt, now, locale)}</span>
        </p>
        {board.keptUntil !== undefined && (
          <div className={styles['deleted']}>
            <p>
              {board.keptUntil > now
                ? t('home.boards.deletedUntil', { day: dayInWords(new Date(board.keptUntil), locale) })
                : t('home.boards.gone')}
            </p>
            {board.keptUntil > now && can(board.role, 'facilitate') && (
              <Button className={styles['bringBack']} onClick={onBringBack}>
                {t('home.boards.bringBack')}
              </Button>
            )}
          </div>
        )}
      </div>
    </article>
  )
}
