import { Trash2 } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { noteSwatch } from '../notes/noteSwatch.ts'
import { useCaseNote } from '../notes/useCaseNote.ts'
import { classNames } from '../ui/classNames.ts'
import styles from './CaseTable.module.css'
import { CellEditor, isEditable } from './CellEditor.tsx'
import type { ListColumn } from './listColumns.ts'
import { useListTools } from './listTools.ts'
import type { Leaving } from './TextEditor.tsx'

type CaseRowProps = {
  id: string
  index: number
  columns: readonly ListColumn[]
  /** The column in hand, when this row is. */
  activeColumn: ListColumn | undefined
  /** It is selected, also on the canvas. */
  isMarked: boolean
  isTabStop: boolean
  isEditing: boolean
  measure: (row: HTMLElement | null) => void
  onEdit: (editing: boolean) => void
  onLeave: (id: string, column: ListColumn, how: Leaving) => void
  onRemove: (id: string) => void
}

/** A note as a row. Draws again when this note changes, whatever else does. */
export const CaseRow = memo(function CaseRow(props: CaseRowProps) {
  const { id, index, columns, activeColumn, isMarked, measure } = props
  const { notes } = useListTools()
  const note = useCaseNote(notes, id)
  if (!note) return null
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      className={classNames(styles['row'], isMarked && styles['active'])}
    >
      {columns.map((column) => (
        <Cell key={column} {...props} note={note} column={column} isActive={column === activeColumn} />
      ))}
    </tr>
  )
})

function Cell(props: CaseRowProps & { note: CaseNote; column: ListColumn; isActive: boolean }) {
  const { id, note, column, isActive, isTabStop, isEditing, onEdit, onLeave, onRemove } = props
  const { t } = useTranslation()
  const { canEdit, words } = useListTools()
  const wasActive = useRef(false)
  const place = { 'data-row': id, 'data-column': column, tabIndex: isActive && isTabStop ? 0 : -1 }
  if (column === 'remove') {
    return (
      <td className={styles['cell-remove']}>
        <button
          type="button"
          className={styles['remove']}
          aria-label={t('list.remove', { number: note.number })}
          title={t('list.remove', { number: note.number })}
          onClick={() => onRemove(id)}
          {...place}
        >
          <Trash2 />
        </button>
      </td>
    )
  }
  const mayEdit = canEdit && isEditable(column, note, words.matrices)
  if (isActive && isEditing && mayEdit) {
    return (
      <td className={classNames(styles[`cell-${column}`], styles['editing'])}>
        <CellEditor note={note} column={column} focused labelHidden onLeave={(how) => onLeave(id, column, how)} />
      </td>
    )
  }
  const Tag = column === 'number' ? 'th' : 'td'
  return (
    <Tag
      {...(column === 'number' && { scope: 'row' })}
      className={classNames(styles[`cell-${column}`] ?? styles['cell-field'])}
      aria-readonly={canEdit && !mayEdit ? true : undefined}
      onPointerDown={() => (wasActive.current = isActive)}
      // The first click takes the row, the second edits.
      onClick={() => wasActive.current && mayEdit && onEdit(true)}
      onDoubleClick={() => mayEdit && onEdit(true)}
      {...place}
    >
      <CellContent note={note} column={column} />
    </Tag>
  )
}

function CellContent({ note, column }: { note: CaseNote; column: ListColumn }) {
  const { t } = useTranslation()
  const { words } = useListTools()
  const value = column === 'x' || column === 'y' ? words.score(note, column) : words.value(note, column)
  if (value === undefined) return <span className={styles['quiet']}>{nothingIn(column)}</span>
  const shown = column === 'link' ? String(value).replace(/^https?:\/\//, '') : value
  if (column !== 'color') return <span className={styles['lines']}>{shown}</span>
  return (
    <span className={styles['color']}>
      <span className={styles['swatch']} style={{ background: noteSwatch(note.color) }} />
      <span className={styles['lines']}>{shown}</span>
    </span>
  )

  function nothingIn(empty: ListColumn): string {
    if (empty === 'quadrant') return t('list.unplaced')
    return empty === 'text' ? t('list.noText') : '–'
  }
}
