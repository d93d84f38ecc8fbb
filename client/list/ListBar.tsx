import { useValue } from '@tldraw/tldraw'
import { ArrowDown, ArrowUp, Plus, Redo2, SlidersHorizontal, Undo2 } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { actionStates } from '../../shared/board/caseFields.ts'
import { fieldsOf } from '../../shared/board/matrixFields.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { isFiltering, noFilter, placeKey, unplacedKey, type ListFilter, type ListSort } from './arrangement.ts'
import { ChoiceEditor } from './ChoiceEditor.tsx'
import styles from './ListBar.module.css'
import type { ListColumn, SortColumn } from './listColumns.ts'
import { useListTools } from './listTools.ts'
import { useAuthors } from './useAuthors.ts'

type ListBarProps = {
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  /** How many rows the filter lets through. */
  count: number
  /** Cards have no head to sort by, and the filters fold away. */
  isNarrow: boolean
  hidesAuthors: boolean
  sort: ListSort
  onSort: (sort: ListSort) => void
  columns: readonly ListColumn[]
  onAdd: () => void
  onTurn: (direction: 'undo' | 'redo') => void
}

/** Above the rows: search, filters, and what one can do without a row in hand. */
export function ListBar(props: ListBarProps) {
  const { filter, onFilter, count, isNarrow, hidesAuthors, sort, onSort, columns, onAdd, onTurn } = props
  const { t } = useTranslation()
  const { notes, editor, words, canEdit } = useListTools()
  const [isOpen, setOpen] = useState(false)
  const all = useSyncExternalStore(notes.subscribe, () => notes.count())
  const { authors, colors } = useAuthors(notes)
  const canUndo = useValue('can undo', () => editor.getCanUndo(), [editor])
  const canRedo = useValue('can redo', () => editor.getCanRedo(), [editor])
  const isOn = isFiltering(filter)
  const any = { value: '', label: t('list.all') }

  return (
    <div className={styles['bar']}>
      <div className={classNames(styles['row'], styles['tools'])}>
        <TextField
          className={styles['search']}
          label={t('list.search')}
          labelHidden
          type="search"
          data-list-entrance={canEdit ? undefined : ''}
          placeholder={t('list.search')}
          value={filter.words}
          onChange={(next) => onFilter({ ...filter, words: next })}
        />
        {isNarrow && (
          <IconButton
            label={t('list.filters')}
            icon={<SlidersHorizontal />}
            className={styles['filters']}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        )}
        {canEdit && (
          <>
            <IconButton label={t('list.undo')} icon={<Undo2 />} disabled={!canUndo} onClick={() => onTurn('undo')} />
            <IconButton label={t('list.redo')} icon={<Redo2 />} disabled={!canRedo} onClick={() => onTurn('redo')} />
            <Button look="primary" onClick={onAdd} data-list-entrance="">
              <Plus />
              {t('list.add')}
            </Button>
          </>
        )}
      </div>
      {(!isNarrow || isOpen) && (
        <div className={classNames(styles['row'], styles['choices'])}>
          {isNarrow && (
            <div className={styles['sort']}>
              <ChoiceEditor
                label={t('list.sortBy')}
                value={sort.column}
                options={columns.filter(isSortable).map((column) => ({ value: column, label: words.column(column) }))}
                onChoice={(value) => {
                  const column = columns.filter(isSortable).find((known) => known === value)
                  if (column) onSort({ ...sort, column })
                }}
              />
              <IconButton
                label={t(sort.descending ? 'list.descending' : 'list.ascending')}
                icon={sort.descending ? <ArrowDown /> : <ArrowUp />}
                onClick={() => onSort({ ...sort, descending: !sort.descending })}
              />
            </div>
          )}
          {words.matrices.length > 0 && (
            <ChoiceEditor
              label={words.column('quadrant')}
              value={filter.place}
              options={[
                any,
                ...words.matrices.flatMap((placed) =>
                  fieldsOf(placed.matrix).map((quadrant) => ({
                    value: placeKey(placed.id, quadrant),
                    label: words.quadrant(placed, quadrant),
                    ...(words.matrices.length > 1 && { group: words.matrix(placed) }),
                  })),
                ),
                { value: unplacedKey, label: t('list.unplaced') },
              ]}
              onChoice={(place) => onFilter({ ...filter, place })}
            />
          )}
          {!hidesAuthors && (
            <ChoiceEditor
              label={words.column('author')}
              value={filter.author}
              options={[any, ...authors.map(({ id, name }) => ({ value: id, label: name }))]}
              onChoice={(author) => onFilter({ ...filter, author })}
            />
          )}
          <ChoiceEditor
            label={words.column('color')}
            value={filter.color}
            options={[any, ...colors.map((color) => ({ value: color, label: words.color(color) }))]}
            onChoice={(color) => onFilter({ ...filter, color })}
          />
          {columns.includes('action') && (
            <ChoiceEditor
              label={words.column('action')}
              value={filter.action}
              options={[any, ...actionStates.map((state) => ({ value: state, label: t(`case.action.${state}`) }))]}
              onChoice={(action) => onFilter({ ...filter, action })}
            />
          )}
        </div>
      )}
      <p className={styles['count']}>
        <span role="status">{isOn ? t('list.found', { count, all }) : t('list.count', { count })}</span>
        {isOn && (
          <Button look="quiet" className={styles['clear']} onClick={() => onFilter(noFilter)}>
            {t('list.showAll')}
          </Button>
        )}
      </p>
    </div>
  )
}

function isSortable(column: ListColumn): column is SortColumn {
  return column !== 'remove'
}
