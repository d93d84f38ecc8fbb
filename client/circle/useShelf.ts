import { useEffect, useRef, useState } from 'react'
import type { CircleLink } from '../boards/circleLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { fetchShelf, type BoardOnShelf, type Shelf } from '../http/shelfApi.ts'
import type { ShelfView } from './shelfAddress.ts'

type Told = { shelf: Shelf | undefined; pages: number; trouble: Refusal | undefined; answers: string }

// Whoever has scrolled further has come to look for something: what they see must not be fetched anew behind it each time.
const mostRefreshedPages = 4

/**
 * The part of a shelf that `view` asks for, as far as it has been fetched. `trouble`: why the newest question was not answered; what is shown is of an
 * earlier one then. `more` fetches the next page, `refresh` what is shown anew; `change` shows what is known before the server says it again.
 */
export function useShelf(link: CircleLink, { words, tag, archived, sort }: ShelfView) {
  const view = JSON.stringify([words, tag, archived, sort])
  const [told, setTold] = useState<Told>({ shelf: undefined, pages: 0, trouble: undefined, answers: '' })
  const loaded = useRef({ of: '', pages: 0 })
  const [wanted, setWanted] = useState({ view, pages: 1 })
  const [times, setTimes] = useState(0)
  // Another view is another question, from its first page on.
  const pages = wanted.view === view ? wanted.pages : 1
  const of = `${times} ${view}`
  const question = `${pages} ${of}`

  useEffect(() => {
    let isOver = false
    const known = loaded.current.of === of ? loaded.current.pages : 0
    const askPage = (page: number) => fetchShelf(link, { words, tag, archived, sort, page })
    void Promise.all(Array.from({ length: pages - known }, (_, at) => askPage(known + at + 1))).then((answers) => {
      if (isOver) return
      if (answers.every((page) => typeof page !== 'string')) loaded.current = { of, pages }
      setTold((before) => taken(before, { question, known }, answers))
    })
    return () => {
      isOver = true
    }
  }, [link, words, tag, archived, sort, pages, of, question])

  useEffect(() => {
    const refresh = (): void => setTimes(oneMore)
    const refreshIfSeen = (): void => {
      if (document.visibilityState === 'visible' && loaded.current.pages <= mostRefreshedPages) refresh()
    }
    document.addEventListener('visibilitychange', refreshIfSeen)
    addEventListener('online', refresh)
    return () => {
      document.removeEventListener('visibilitychange', refreshIfSeen)
      removeEventListener('online', refresh)
    }
  }, [])

  return {
    shelf: told.shelf,
    trouble: told.trouble,
    isAsking: told.answers !== question,
    refresh: (): void => setTimes(oneMore),
    more: (): void => setWanted({ view, pages: told.pages + 1 }),
    change(edit: (shelf: Shelf) => Shelf): void {
      setTold((before) => (before.shelf ? { ...before, shelf: edit(before.shelf) } : before))
    },
  }
}

function oneMore(times: number): number {
  return times + 1
}

/** `known`: so many pages were there already. */
function taken(before: Told, { question, known }: { question: string; known: number }, answers: readonly (Shelf | Refusal)[]): Told {
  const pages = answers.filter((page) => typeof page !== 'string')
  const trouble = answers.find((page) => typeof page === 'string')
  const [first] = pages
  if (trouble !== undefined || !first) return { ...before, trouble: trouble ?? 'failed', answers: question }
  const there = known > 0 ? (before.shelf?.boards ?? []) : []
  const boards = withoutDoubles([...there, ...pages.flatMap((page) => page.boards)])
  return { shelf: { ...first, boards }, pages: known + pages.length, trouble: undefined, answers: question }
}

/** A board that moves from page to page while they are fetched comes once. */
function withoutDoubles(boards: readonly BoardOnShelf[]): BoardOnShelf[] {
  return [...new Map(boards.map((board) => [board.boardId, board])).values()]
}
