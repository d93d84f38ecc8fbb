import { useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CircleRole } from '../../shared/circle/circleKey.ts'
import { pathThroughCircle, type CircleLink } from '../boards/circleLink.ts'
import { openedWhen } from '../boards/openedWhen.ts'
import type { BoardOnShelf } from '../http/shelfApi.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { classNames } from '../ui/classNames.ts'
import { showToast } from '../ui/toasts.ts'
import { CardMenu } from './CardMenu.tsx'
import { FoundNotes } from './FoundNotes.tsx'
import { goToBoard } from './goToBoard.ts'
import styles from './ShelfCard.module.css'
import { ShelfPicture } from './ShelfPicture.tsx'

type ShelfCardProps = {
  link: CircleLink
  board: BoardOnShelf
  role: CircleRole
  words: string
  onChanged: () => void
  onTag: (tag: string) => void
}

/** A board of the shelf: its picture, what is known of it, and where the words stand that somebody searches for. */
export function ShelfCard({ link, board, role, words, onChanged, onTag }: ShelfCardProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [now] = useState(() => Date.now())
  const [isOpening, setOpening] = useState(false)

  async function open(event: MouseEvent, note: string): Promise<void> {
    // Into another tab or window the browser goes by the address itself.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (isOpening) return
    setOpening(true)
    const outcome = await goToBoard(link, board.boardId, note)
    // A page that one comes back to is as it was left.
    setOpening(false)
    if (outcome === 'going') return
    showToast(t(outcome === 'not-found' ? 'circle.card.gone' : 'circle.card.notOpened', { title: board.title }))
    if (outcome !== 'unreachable') onChanged()
  }

  return (
    <article className={classNames(styles['card'], isOpening && styles['opening'])}>
      <ShelfPicture link={link} board={board} />
      <div className={styles['words']}>
        <div className={styles['head']}>
          <h2 className={styles['title']}>
            <a
              href={pathThroughCircle(link, board.boardId)}
              className={styles['link']}
              title={board.title}
              onClick={(event) => void open(event, '')}
            >
              {board.title}
            </a>
          </h2>
          {role === 'facilitator' && <CardMenu link={link} board={board} onChanged={onChanged} />}
        </div>
        {words !== '' && board.found.count > 0 && <FoundNotes link={link} board={board} onOpen={open} />}
        <p className={styles['facts']}>
          <span>{openedWhen(board.workedAt, now, locale)}</span>
          <span>
            {board.placed === undefined || board.notes === 0
              ? t('circle.card.notes', { count: board.notes })
              : t('circle.card.notesPlaced', { count: board.notes, placed: board.placed })}
          </span>
          {board.participants > 0 && <span className={styles['live']}>{t('circle.card.now', { count: board.participants })}</span>}
        </p>
        {board.people.length > 0 && <People names={board.people} />}
        {board.tags.length > 0 && (
          <p className={styles['tags']}>
            {board.tags.map((tag) => (
              <button key={tag} type="button" className={styles['tag']} onClick={() => onTag(tag)}>
                {tag}
              </button>
            ))}
          </p>
        )}
      </div>
    </article>
  )
}

/** As many names as a line or two hold. */
const mostNames = 5

function People({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const shown = names.slice(0, mostNames)
  const list = shown.join(locale === 'ja' ? '、' : ', ')
  const more = names.length - shown.length
  return (
    <p className={styles['people']} title={names.join(locale === 'ja' ? '、' : ', ')}>
      <span className="visually-hidden">{t('circle.card.people')} </span>
      {more > 0 ? t('circle.card.andMore', { names: list, count: more }) : list}
    </p>
  )
}
