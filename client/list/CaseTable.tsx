import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { Fragment, useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { must } from '../../shared/must.ts'
import { isComposing } from '../ui/isComposing.ts'
import type { ListSort } from './arrangement.ts'
import styles from './CaseTable.module.css'
import { CaseRow } from './CaseRow.tsx'
import { isEditable } from './CellEditor.tsx'
import { gridMove } from './gridMove.ts'
import { leastWidth, type ListColumn } from './listColumns.ts'
import { useListTools } from './listTools.ts'
import type { RowsProps } from './rowsProps.ts'
import type { Leaving } from './TextEditor.tsx'

type CaseTableProps = RowsProps & { columns: readonly ListColumn[]; sort: ListSort; onSort: (column: ListColumn) => void }

const headHeight = 40
const rowHeight = 52
/** The key of the head among the rows. */
const head = 'head'

/**
 * The rows as a table that is gone through by arrow keys, cell by cell: Enter or F2 edits, Delete deletes. Only what is in sight is in
 * the page, and the row with the focus.
 */
export function CaseTable({ ids, indexOf, columns, sort, onSort, active, onActive, editing, onEditing, onAdd }: CaseTableProps) {
  const { t } = useTranslation()
  const tools = useListTools()
  const { notes, words, canEdit } = tools
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  /** The row whose cell takes the focus; where the table only follows the canvas, the focus stays where it is. */
  const wantsFocus = useRef(false)
  const [isInHead, setInHead] = useState(false)
  const hasFocus = useRef(false)
  const lastIndex = useRef(0)
  const found = active && indexOf(active.id)
  const isThere = found !== undefined && ids[found] === active?.id
  // Until a row is in hand, the first is where one comes in.
  const activeIndex = isThere ? found : ids.length > 0 ? 0 : undefined
  const activeId = activeIndex === undefined ? undefined : ids[activeIndex]
  const activeColumn = active && columns.includes(active.column) ? active.column : 'text'

  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range)
      return activeIndex === undefined || inSight.includes(activeIndex) ? inSight : [...inSight, activeIndex].toSorted((a, b) => a - b)
    },
    [activeIndex],
  )
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor,
    // The first rows are there at once, for the focus to go to.
    initialRect: { width: 0, height: 600 },
    useFlushSync: false,
  })

  // The row in hand is brought into sight, by whatever it came into hand.
  useLayoutEffect(() => {
    if (isThere && activeIndex !== undefined) rows.scrollToIndex(activeIndex, { align: 'auto' })
    // oxlint-disable-next-line react/exhaustive-deps -- not when others' work moves the row: nobody's page may scroll for that
  }, [activeId, editing, rows])

  // Undo, or a click on the canvas, leads to another row: the focus goes along when it is in the table.
  useLayoutEffect(() => {
    if (hasFocus.current) wantsFocus.current = true
  }, [activeId])

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return
    const place = isInHead ? head : activeId
    const cell = table.current?.querySelector<HTMLElement>(`[data-row="${place}"][data-column="${activeColumn}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
  })

  // Somebody else has deleted the row with the focus: it goes to the one that took its place.
  useLayoutEffect(() => {
    if (isThere && found !== undefined) lastIndex.current = found
    else if (hasFocus.current && active && !editing) {
      const next = ids[Math.min(lastIndex.current, ids.length - 1)]
      if (next !== undefined && active.id !== '') {
        wantsFocus.current = true
        onActive({ id: next, column: activeColumn }, { quietly: true })
      }
    }
  }, [isThere, found, active, activeColumn, editing, ids, onActive])

  const activate = useCallback(
    (id: string, column: ListColumn) => {
      wantsFocus.current = true
      setInHead(false)
      onActive({ id, column })
    },
    [onActive],
  )

  const leave = useCallback(
    (id: string, column: ListColumn, how: Leaving) => {
      if (how === 'gone') return onEditing(false)
      wantsFocus.current = true
      onEditing(false)
      if (how === 'another') onAdd()
      if (how !== 'back' && how !== 'on') return
      const next = columns[columns.indexOf(column) + (how === 'on' ? 1 : -1)]
      if (next) activate(id, next)
    },
    [activate, columns, onAdd, onEditing],
  )

  function onFocus(event: FocusEvent<HTMLElement>): void {
    hasFocus.current = true
    const { row, column } = event.target.dataset
    const known = columns.find((name) => name === column)
    if (row === undefined || !known) return
    setInHead(row === head)
    if (row === head) onActive({ id: activeId ?? '', column: known }, { quietly: true })
    else if (!isThere || row !== active?.id || known !== active.column) onActive({ id: row, column: known })
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (isComposing(event.nativeEvent)) return
    const note = activeId === undefined ? undefined : notes.get(activeId)
    const isEdit = event.key === 'Enter' || event.key === 'F2'
    if (!isInHead && note && isEdit && !event.ctrlKey && !event.metaKey && activeColumn !== 'remove') {
      event.preventDefault()
      if (canEdit && isEditable(activeColumn, note, words.matrices)) onEditing(true)
      return
    }
    if (!isInHead && note && canEdit && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault()
      removeRow(note.id)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const from = { row: isInHead ? -1 : (activeIndex ?? 0), column: columns.indexOf(activeColumn) }
    const to = gridMove(event.nativeEvent, from, { rows: ids.length, columns: columns.length, page })
    if (!to) return
    event.preventDefault()
    const column = must(columns[to.column], 'a move leads to a column')
    const id = ids[to.row]
    wantsFocus.current = true
    setInHead(to.row < 0 || id === undefined)
    if (id === undefined) onActive({ id: activeId ?? '', column }, { quietly: true })
    else onActive({ id, column })
  }

  function removeRow(id: string): void {
    const note = notes.get(id)
    const index = indexOf(id) ?? 0
    const next = ids[index + 1] ?? ids[index - 1]
    if (next === undefined) setInHead(true)
    else activate(next, activeColumn)
    wantsFocus.current = true
    if (note) tools.remove(note)
  }

  const items = rows.getVirtualItems()
  return (
    <div ref={scroller} className={styles['scroller']}>
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is what the arrow keys make of it
        role="grid"
        className={styles['table']}
        style={{ minWidth: leastWidth(columns) }}
        aria-label={t('list.title')}
        aria-rowcount={ids.length + 1}
        aria-readonly={!canEdit}
        onFocus={onFocus}
        onBlur={() => (hasFocus.current = false)}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column} className={styles[`col-${column}`] ?? styles['col-field']} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell
                key={column}
                column={column}
                sort={sort}
                isTabStop={(isInHead || activeId === undefined) && column === activeColumn}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => {
            const id = must(ids[item.index], 'a row in sight is in the list')
            const above = items[at - 1]
            const gap = item.start - (above ? above.end : headHeight)
            return (
              <Fragment key={item.key}>
                {gap > 0 && <Gap height={gap} columns={columns.length} />}
                <CaseRow
                  id={id}
                  index={item.index}
                  columns={columns}
                  activeColumn={id === activeId ? activeColumn : undefined}
                  isMarked={isThere && id === activeId}
                  isTabStop={!isInHead}
                  isEditing={editing && id === activeId}
                  measure={rows.measureElement}
                  onEdit={onEditing}
                  onLeave={leave}
                  onRemove={removeRow}
                />
              </Fragment>
            )
          })}
          <Gap height={rows.getTotalSize() - ((items.at(-1)?.end ?? headHeight) - headHeight)} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

// Room for rows that are not in the page.
function Gap({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr aria-hidden="true" className={styles['gap']}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nothing is in it */}
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null
}

type HeadCellProps = { column: ListColumn; sort: ListSort; isTabStop: boolean; onSort: (column: ListColumn) => void }

function HeadCell({ column, sort, isTabStop, onSort }: HeadCellProps) {
  const { words } = useListTools()
  const isSorted = sort.column === column
  const place = { 'data-row': head, 'data-column': column, tabIndex: isTabStop ? 0 : -1 }
  if (column === 'remove') {
    return (
      <th scope="col" {...place}>
        <span className="visually-hidden">{words.column(column)}</span>
      </th>
    )
  }
  return (
    <th scope="col" aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'} className={styles[`head-${column}`]}>
      <button type="button" className={styles['sort']} onClick={() => onSort(column)} title={words.column(column)} {...place}>
        <span className={styles['name']}>{words.column(column)}</span>
        {isSorted && (sort.descending ? <ArrowDown /> : <ArrowUp />)}
      </button>
    </th>
  )
}
