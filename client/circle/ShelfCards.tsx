import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CircleLink } from '../boards/circleLink.ts'
import type { Shelf } from '../http/shelfApi.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ShelfCards.module.css'
import { ShelfCard } from './ShelfCard.tsx'
import type { ShelfView } from './shelfAddress.ts'

type ShelfCardsProps = {
  link: CircleLink
  shelf: Shelf
  view: ShelfView
  isAsking: boolean
  onMore: () => void
  /** The server has changed something. */
  onChanged: () => void
  /** Away with everything that one looks for. */
  onAll: () => void
  onTag: (tag: string) => void
}

/** The boards that one looks for, more of them as one scrolls. */
export function ShelfCards({ link, shelf, view, isAsking, onMore, onChanged, onAll, onTag }: ShelfCardsProps) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  const hasMore = shelf.boards.length < shelf.total
  const wants = hasMore && !isAsking
  useEffect(() => {
    const element = end.current
    if (!wants || !element) return
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && onMore(), {
      rootMargin: '600px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [wants, onMore])

  if (shelf.total === 0) {
    return (
      <div className={styles['nothing']}>
        <p>{view.words === '' ? t('circle.nothing.there') : t('circle.nothing.found', { words: view.words })}</p>
        <Button onClick={onAll}>{t('circle.nothing.all')}</Button>
      </div>
    )
  }
  return (
    <>
      <ul className={styles['cards']}>
        {shelf.boards.map((board) => (
          <li key={board.boardId} className={styles['place']}>
            <ShelfCard link={link} board={board} role={shelf.role} words={view.words} onChanged={onChanged} onTag={onTag} />
          </li>
        ))}
      </ul>
      <div ref={end} className={styles['end']}>
        {hasMore && (
          <Button onClick={onMore} aria-disabled={isAsking}>
            {t('circle.more')}
          </Button>
        )}
      </div>
    </>
  )
}
