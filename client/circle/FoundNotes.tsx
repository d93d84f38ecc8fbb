import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { pathThroughCircle, type CircleLink } from '../boards/circleLink.ts'
import type { BoardOnShelf } from '../http/shelfApi.ts'
import styles from './ShelfCard.module.css'

type FoundNotesProps = { link: CircleLink; board: BoardOnShelf; onOpen: (event: MouseEvent, note: string) => Promise<void> }

/** The notes of a board in which the words stand; each opens the board there. */
export function FoundNotes({ link, board: { boardId, found }, onOpen }: FoundNotesProps) {
  const { t } = useTranslation()
  const more = found.count - found.notes.length
  return (
    <ul className={styles['found']}>
      {found.notes.map(({ number, parts }) => (
        <li key={number}>
          <a href={pathThroughCircle(link, boardId, number)} onClick={(event) => void onOpen(event, String(number))}>
            <span className={styles['number']}>{number}</span>
            <span>{parts.map(({ text, found: isFound }, at) => (isFound ? <mark key={at}>{text}</mark> : text))}</span>
          </a>
        </li>
      ))}
      {more > 0 && <li className={styles['moreFound']}>{t('circle.card.moreFound', { count: more })}</li>}
    </ul>
  )
}
