import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { ListWords } from './useListWords.ts'

type RowNews = {
  /** What is said now; a new number for each time. */
  said: { text: string; number: number }
  say: (text: string) => void
  /** The next change of this note is the person's own. */
  ownChange: (id: string) => void
}

/** Others go on for a while: what they have done to a row is said when they have paused. */
const pauseMs = 1_000

/** Says, to people who hear the page, what others have done to the row in focus, `id`: once, when it is done. */
export function useRowNews({ notes, words, id }: { notes: LiveNotes; words: ListWords; id: string | undefined }): RowNews {
  const { t } = useTranslation()
  const [said, setSaid] = useState({ text: '', number: 0 })
  const own = useRef(new Set<string>())
  const newsNow = useRef<typeof newsOf>(newsOf)
  useEffect(() => {
    newsNow.current = newsOf
  })
  const say = useCallback((text: string) => setSaid(({ number }) => ({ text, number: number + 1 })), [])
  const ownChange = useCallback((changed: string) => void own.current.add(changed), [])

  useEffect(() => {
    let before: CaseNote | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      const text = before && newsNow.current(before, id === undefined ? undefined : notes.get(id))
      before = undefined
      if (text) say(text)
    }
    const stop = notes.subscribe((changes) => {
      const change = id === undefined ? undefined : changes.notes.get(id)
      const isOwn = id !== undefined && own.current.has(id)
      own.current.clear()
      if (!change?.before || isOwn) return
      before ??= change.before
      clearTimeout(timer)
      // A row that is gone is not in focus any more by then.
      if (change.after) timer = setTimeout(tell, pauseMs)
      else tell()
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [notes, id, say])

  return { said, say, ownChange }

  function newsOf(old: CaseNote, now: CaseNote | undefined): string | undefined {
    const { number } = old
    if (!now) return t('list.news.removed', { number })
    const news = [
      now.text !== old.text && t('list.news.text', { text: now.text === '' ? t('list.noText') : now.text }),
      words.standing(now) !== words.standing(old) && t('list.news.moved', { standing: words.standing(now) }),
      now.color !== old.color && t('list.news.color', { color: words.color(now.color) }),
    ].filter((part) => part !== false)
    return news.length === 0 ? undefined : t('list.news.changed', { number, news: news.join(t('list.comma')) })
  }
}
