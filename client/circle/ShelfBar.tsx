import { Search, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shelfSorts, type ShelfSort } from '../../shared/circle/shelf.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Shelf } from '../http/shelfApi.ts'
import { classNames } from '../ui/classNames.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { ShelfView } from './shelfAddress.ts'
import styles from './ShelfBar.module.css'

type ShelfBarProps = { shelf: Shelf; view: ShelfView; isAsking: boolean; onView: (view: ShelfView) => void }

// Between two letters of somebody who types; less asks the server for what nobody looks at.
const afterTypingMs = 180

/** What one looks for on the shelf, and in which order. */
export function ShelfBar({ shelf, view, isAsking, onView }: ShelfBarProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(view.words)
  const [isComposing, setComposing] = useState(false)
  const words = typed.trim()
  useEffect(() => {
    // Half a Japanese word is no question.
    if (isComposing || words === view.words) return
    const timer = setTimeout(() => onView({ ...view, words }), afterTypingMs)
    return () => clearTimeout(timer)
  }, [words, isComposing, view, onView])

  function clear(): void {
    setTyped('')
    field.current?.focus()
  }

  return (
    <search className={styles['bar']}>
      <div className={styles['search']}>
        <Search />
        <label htmlFor={id} className="visually-hidden">
          {t('circle.search.label')}
        </label>
        <input
          id={id}
          ref={field}
          type="search"
          value={typed}
          maxLength={limits.searchLength}
          placeholder={t('circle.search.placeholder')}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
        {typed !== '' && <IconButton label={t('circle.search.clear')} icon={<X />} onClick={clear} />}
      </div>
      <select
        className={styles['sort']}
        aria-label={t('circle.sort.label')}
        value={view.sort}
        onChange={(event) => onView({ ...view, sort: shelfSorts.find((sort) => sort === event.target.value) ?? 'worked' })}
      >
        {shelfSorts.map((sort) => (
          <option key={sort} value={sort}>
            {nameOf(sort)}
          </option>
        ))}
      </select>
      {(shelf.archived > 0 || view.archived) && (
        <Segmented
          label={t('circle.archived.label')}
          labelHidden
          value={view.archived ? 'archived' : 'shelf'}
          options={[
            { value: 'shelf', label: t('circle.archived.no') },
            { value: 'archived', label: t('circle.archived.yes', { count: shelf.archived }) },
          ]}
          onChange={(chosen) => onView({ ...view, archived: chosen === 'archived', tag: '' })}
        />
      )}
      <p className={styles['total']} role="status" aria-busy={isAsking}>
        {view.words === '' && view.tag === '' ? t('circle.total', { count: shelf.total }) : t('circle.found', { count: shelf.total })}
      </p>
      {shelf.tags.length > 0 && (
        <div className={styles['tags']} role="group" aria-label={t('circle.tags.filter')}>
          {shelf.tags.map(({ tag, boards }) => (
            <button
              key={tag}
              type="button"
              className={classNames(styles['tag'], tag === view.tag && styles['chosen'])}
              aria-pressed={tag === view.tag}
              onClick={() => onView({ ...view, tag: tag === view.tag ? '' : tag })}
            >
              {tag} <span className={styles['count']}>{boards}</span>
            </button>
          ))}
        </div>
      )}
    </search>
  )

  function nameOf(sort: ShelfSort): string {
    switch (sort) {
      case 'worked':
        return t('circle.sort.worked')
      case 'title':
        return t('circle.sort.title')
      case 'notes':
        return t('circle.sort.notes')
    }
  }
}
