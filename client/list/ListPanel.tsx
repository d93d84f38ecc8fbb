import { react, type Editor } from '@tldraw/tldraw'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { fieldsOf } from '../../shared/board/matrixFields.ts'
import { can, type Role } from '../../shared/board/role.ts'
import { useLocale } from '../i18n/useLocale.ts'
import type { BoardView } from '../notes/boardView.ts'
import { freePlaceOnPage } from '../notes/moveToField.ts'
import { noteColors } from '../../shared/board/noteColors.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { isComposing } from '../ui/isComposing.ts'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { useReadable } from '../ui/useReadable.ts'
import { arrangementOf, isFiltering, noFilter, placeKey, type ListSort } from './arrangement.ts'
import { CaseCards } from './CaseCards.tsx'
import { CaseTable } from './CaseTable.tsx'
import { flyToNote } from '../notes/flyToNote.ts'
import { ListBar } from './ListBar.tsx'
import { columnsOf, type ListColumn } from './listColumns.ts'
import styles from './ListPanel.module.css'
import { ListToolsContext, type ListTools } from './listTools.ts'
import { createLiveOrder } from './liveOrder.ts'
import { addNote, deleteNote, setColor } from './noteActions.ts'
import type { ActiveCell, RowsProps } from './rowsProps.ts'
import { useListWords } from './useListWords.ts'
import { useRowNews } from './useRowNews.ts'

type ListPanelProps = {
  live: LiveBoard
  view: BoardView
  editor: Editor
  role: Role
  /** How often the person has asked for the list by its key or link: it takes the focus each time. */
  asked: number
  onClose: () => void
}

const firstSort: ListSort = { column: 'number', descending: false }

/** The board as a table: the same notes, live, to be read, sorted, searched and edited without the canvas. */
export function ListPanel({ live, view: { notes }, editor, role, asked, onClose }: ListPanelProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const isNarrow = useMediaQuery('(max-width: 700px)')
  const settings = useReadable(live.settings)
  const matrices = useSyncExternalStore(notes.subscribe, notes.matrices)
  const canEdit = can(role, 'edit')
  const words = useListWords(matrices, settings)
  const columns = useMemo(() => columnsOf(settings, matrices, canEdit), [settings, matrices, canEdit])
  const [sort, setSort] = useState(firstSort)
  const [filter, setFilter] = useState(noFilter)
  const looked = useDeferredValue(filter)
  const arrangement = useMemo(() => {
    const searched = columns.filter((column) => column !== 'x' && column !== 'y' && column !== 'number')
    return arrangementOf(sort, looked, { valueIn: words.value, searched, locale })
  }, [sort, looked, columns, words, locale])
  const [order] = useState(() => createLiveOrder(notes, arrangement))
  const ids = useSyncExternalStore(order.subscribe, order.ids)
  useEffect(() => order.start(), [order])
  useEffect(() => order.arrange(arrangement), [order, arrangement])

  const [active, setActive] = useState<ActiveCell>()
  const [editing, setEditing] = useState(false)
  const [isWithin, setWithin] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const news = useRowNews({ notes, words, id: isWithin ? active?.id : undefined })
  const { say, ownChange } = news
  useEffect(() => order.hold(editing ? active?.id : undefined), [order, editing, active?.id])

  useEffect(
    () =>
      react('the row of the selected note', () => {
        const id = selectedNote(editor)
        if (id !== undefined) setActive((now) => (now?.id === id ? now : { id, column: now?.column ?? 'text' }))
      }),
    [editor],
  )

  const activate = useCallback<RowsProps['onActive']>(
    (next, options) => {
      setActive((now) => {
        if (now && now.id !== next.id) setEditing(false)
        return next
      })
      if (!options?.quietly) flyToNote(editor, next.id)
    },
    [editor],
  )

  const add = useCallback(() => {
    const [placed, quadrant] = placeOfFilter(filter.place)
    const id = addNote(editor, placed && quadrant ? freePlaceOnPage(notes, placed, quadrant) : undefined)
    if (id === undefined) return
    const color = noteColors.find((known) => known === filter.color)
    if (color) setColor(editor, id, color, true)
    // What the filter would keep out would be gone as soon as it is written.
    if (filter.words !== '' || filter.author !== '') setFilter({ ...filter, words: '', author: '' })
    ownChange(id)
    flyToNote(editor, id)
    setActive({ id, column: 'text' })
    setEditing(true)

    function placeOfFilter(key: string) {
      for (const matrix of notes.matrices()) {
        for (const field of fieldsOf(matrix.matrix)) if (placeKey(matrix.id, field) === key) return [matrix, field] as const
      }
      return [undefined, undefined] as const
    }
  }, [editor, notes, filter, ownChange])

  const remove = useCallback(
    (note: CaseNote) => {
      ownChange(note.id)
      deleteNote(editor, note.id)
      say(t('list.removed', { number: note.number }))
    },
    [editor, ownChange, say, t],
  )

  const turn = useCallback(
    (direction: 'undo' | 'redo') => {
      for (const { id } of notes.all()) ownChange(id)
      if (direction === 'undo') editor.undo()
      else editor.redo()
    },
    [editor, notes, ownChange],
  )

  const tools = useMemo<ListTools>(
    () => ({ live, notes, editor, canEdit, words, say, ownChange, remove }),
    [live, notes, editor, canEdit, words, say, ownChange, remove],
  )

  const toggleSort = useCallback((column: ListColumn) => {
    if (column !== 'remove') setSort((now) => ({ column, descending: now.column === column && !now.descending }))
  }, [])

  useEffect(() => {
    if (asked > 0) entranceOf(root.current)?.focus()
  }, [asked])

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent)) return
    const isCommand = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    const isField = event.target instanceof HTMLInputElement
    if (isCommand && !isField && canEdit && (key === 'z' || key === 'y')) {
      event.preventDefault()
      turn(key === 'z' && !event.shiftKey ? 'undo' : 'redo')
    } else if (isCommand && event.key === 'Enter' && canEdit) {
      event.preventDefault()
      add()
    }
    // The canvas listens to keys in the whole page: Delete in the list must not delete there, too.
    if (event.key !== 'Escape' && !event.altKey) event.stopPropagation()
  }

  const rows: RowsProps = { ids, indexOf: order.indexOf, active, onActive: activate, editing, onEditing: setEditing, onAdd: add }
  return (
    <ListToolsContext value={tools}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of everything in it */}
      <div
        ref={root}
        className={styles['list']}
        onKeyDown={onKeyDown}
        onFocus={() => setWithin(true)}
        onBlur={({ relatedTarget }) => setWithin(relatedTarget instanceof Node && root.current?.contains(relatedTarget) === true)}
      >
        <ListBar
          filter={filter}
          onFilter={setFilter}
          count={ids.length}
          isNarrow={isNarrow}
          hidesAuthors={settings.authorsHidden}
          sort={sort}
          onSort={setSort}
          columns={columns}
          onAdd={add}
          onTurn={turn}
        />
        {ids.length === 0 ? (
          <p className={styles['empty']}>{t(isFiltering(filter) ? 'list.noneFound' : canEdit ? 'list.empty' : 'list.emptyToView')}</p>
        ) : isNarrow ? (
          <CaseCards {...rows} columns={columns} onShow={show} />
        ) : (
          <CaseTable {...rows} columns={columns} sort={sort} onSort={toggleSort} />
        )}
        <p className="visually-hidden" aria-live="polite">
          <span key={news.said.number}>{news.said.text}</span>
        </p>
      </div>
    </ListToolsContext>
  )

  // The list covers the canvas of a phone.
  function show(id: string): void {
    onClose()
    requestAnimationFrame(() => {
      flyToNote(editor, id)
      editor.getContainer().focus()
    })
  }
}

// Where somebody comes in who uses no pointer: the row in hand, or what there is to do on an empty board.
function entranceOf(list: HTMLElement | null): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>('[role="grid"] tbody [tabindex="0"]') ?? list?.querySelector<HTMLElement>('[data-list-entrance]')
}

function selectedNote(editor: Editor): string | undefined {
  const shape = editor.getOnlySelectedShape()
  return shape?.type === 'note' ? shape.id : undefined
}
