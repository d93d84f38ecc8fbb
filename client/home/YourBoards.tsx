import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetBoard, keepBoard, keptBoards, noteDeletion, subscribeKeptBoards } from '../boards/keptBoards.ts'
import type { KnownBoard } from '../boards/knownBoards.ts'
import { bringBackBoard } from '../http/trashApi.ts'
import { Mark } from '../ui/Mark.tsx'
import { showToast } from '../ui/toasts.ts'
import { BoardCard } from './BoardCard.tsx'
import styles from './YourBoards.module.css'

/** The boards that were opened on this device. */
export function YourBoards() {
  const { t } = useTranslation()
  const [now] = useState(() => Date.now())
  const boards = useSyncExternalStore(subscribeKeptBoards, keptBoards)

  function remove(board: KnownBoard): void {
    forgetBoard(board.boardId)
    showToast(t('home.boards.removed', { title: board.title }), { label: t('common.undo'), run: () => keepBoard(board) })
  }

  async function bringBack(board: KnownBoard): Promise<void> {
    const answer = await bringBackBoard(board)
    if (answer === 'back') noteDeletion(board.boardId, undefined)
    showToast(t(answer === 'back' ? 'home.boards.back' : 'home.boards.notBack', { title: board.title }))
  }

  return (
    <section className={styles['section']} aria-labelledby="your-boards">
      <div className={styles['head']}>
        <h2 id="your-boards" className={styles['title']}>
          {t('home.boards.title')}
        </h2>
        {boards.length > 0 && <p className={styles['note']}>{t('home.boards.onThisDevice')}</p>}
      </div>
      {boards.length > 0 ? (
        <ul className={styles['cards']}>
          {boards.map((board) => (
            <li key={board.boardId}>
              <BoardCard board={board} now={now} onRemove={() => remove(board)} onBringBack={() => void bringBack(board)} />
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles['empty']}>
          <span className={styles['emptyPicture']}>
            <Mark size={40} />
          </span>
          <div>
            <p className={styles['emptyTitle']}>{t('home.boards.emptyTitle')}</p>
            <p className={styles['note']}>{t('home.boards.emptyText')}</p>
          </div>
        </div>
      )}
    </section>
  )
}
