import { useEffect, useState } from 'react'
import type { CircleLink } from '../boards/circleLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { fetchShelf, type BoardOnShelf, type Shelf } from '../http/shelfApi.ts'
import type { ShelfView } from './shelfAddress.ts'

/** A shelf as far as it has been fetched. `trouble`: why the newest question was not answered; what is shown is of an earlier one. */
export type ShownShelf = { shelf: Shelf | undefined; pages: number; isAsking: boolean; trouble: Refusal | undefined }

/**
 * The part of a shelf that `view` asks for. `more` fetches the next page of it, `refresh` what is shown anew; `change` shows a board as it
 * will be before the server has said so.
 */
export function useShelf(link: CircleLink, view: ShelfView) {
  const [shown, setShown] = useState<ShownShelf>({ shelf: undefined, pages: 0, isAsking: true, trouble: undefined })
  const [asked, setAsked] = useState({ pages: 1, times: 0 })
  const { words, tag, archived, sort } = view
  const viewName = JSON.stringify([words, tag, archived, sort])
  const [askedFor, setAskedFor] = useState(viewName)
  if (askedFor !== viewName) {
    setAskedFor(viewName)
    setAsked(({ times }) => ({ pages: 1, times }))
  }

  useEffect(() => {
    let isOver = false
    setShown((before) => ({ ...before, isAsking: true }))
    async function ask(): Promise<void> {
      const pages = await Promise.all(
        Array.from({ length: asked.pages }, (_, at) => fetchShelf(link, { words, tag, archived, sort, page: at + 1 })),
      )
      if (isOver) return
      const trouble = pages.find((page) => typeof page === 'string')
      const told = pages.filter((page) => typeof page !== 'string')
      const [first] = told
      if (trouble || !first) return setShown((before) => ({ ...before, isAsking: false, trouble: trouble ?? 'failed' }))
      const boards = withoutDoubles(told.flatMap((page) => page.boards))
      setShown({ shelf: { ...first, boards }, pages: told.length, isAsking: false, trouble: undefined })
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [link, words, tag, archived, sort, asked])

  const refresh = (): void => setAsked(({ pages, times }) => ({ pages, times: times + 1 }))
  useEffect(() => {
    const refreshIfSeen = (): void => {
      if (document.visibilityState === 'visible') refresh()
    }
    document.addEventListener('visibilitychange', refreshIfSeen)
    addEventListener('online', refresh)
    return () => {
      document.removeEventListener('visibilitychange', refreshIfSeen)
      removeEventListener('online', refresh)
    }
  }, [])

  return {
    shown,
    refresh,
    more: (): void => setAsked(({ pages, times }) => ({ pages: Math.max(pages, shown.pages + 1), times })),
    change(edit: (shelf: Shelf) => Shelf): void {
      setShown((before) => (before.shelf ? { ...before, shelf: edit(before.shelf) } : before))
    },
  }
}

/** A board that moves from page to page while they are fetched comes once. */
function withoutDoubles(boards: readonly BoardOnShelf[]): BoardOnShelf[] {
  return [...new Map(boards.map((board) => [board.boardId, board])).values()]
}
