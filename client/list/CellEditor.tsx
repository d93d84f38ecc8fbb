import { useTranslation } from 'react-i18next'
import { actionStates, mediaTags, promptIds, type PromptId } from '../../shared/board/caseFields.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { fieldsOf } from '../../shared/board/matrixFields.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { moveToField } from '../notes/moveToField.ts'
import { noteColors } from '../../shared/board/noteColors.ts'
import { writeCaseField } from '../notes/writeCaseField.ts'
import { placeKey, placeKeyOf, unplacedKey } from './arrangement.ts'
import { ChoiceEditor } from './ChoiceEditor.tsx'
import type { ListColumn } from './listColumns.ts'
import { useListTools } from './listTools.ts'
import { setColor } from './noteActions.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { ScoreEditor } from './ScoreEditor.tsx'
import { TextEditor, type Leaving } from './TextEditor.tsx'

type CellEditorProps = {
  note: CaseNote
  column: ListColumn
  focused?: boolean
  labelHidden?: boolean
  onLeave?: (how: Leaving) => void
}

/** What a value of a note is edited with, in the table and on cards; nothing for values that are computed. */
export function CellEditor({ note, column, focused = false, labelHidden = false, onLeave }: CellEditorProps) {
  const { t } = useTranslation()
  const { notes, editor, words, ownChange } = useListTools()
  const common = { focused, labelHidden, ...(onLeave && { onLeave }) }
  if (column === 'text') {
    return <TextEditor id={note.id} label={t('list.textOf', { number: note.number })} onLeave={onLeave ?? nothing} />
  }
  if (column === 'x' || column === 'y') {
    const placed = matrixFor(note, words.matrices)
    return placed && <ScoreEditor note={note} axis={column} placed={placed} {...common} />
  }
  if (column === 'quadrant') {
    return (
      <ChoiceEditor
        label={words.column('quadrant')}
        value={placeKeyOf(note)}
        options={[...(note.score ? [] : [{ value: unplacedKey, label: t('list.unplaced') }]), ...placesOf(words.matrices)]}
        onChoice={(value, sameStep) => moveTo(value, sameStep)}
        {...common}
      />
    )
  }
  if (column === 'media') {
    return (
      <ChoiceEditor
        label={words.column('media')}
        value={note.fields.media ?? ''}
        options={[{ value: '', label: t('list.none') }, ...mediaTags.map((tag) => ({ value: tag, label: t(`case.media.${tag}`) }))]}
        onChoice={(value) => {
          ownChange(note.id)
          writeCaseField(editor, [note.id], { field: 'media', value: mediaTags.find((tag) => tag === value) ?? '' })
        }}
        {...common}
      />
    )
  }
  if (column === 'action') {
    return (
      <ChoiceEditor
        label={words.column('action')}
        value={note.fields.action ?? ''}
        options={[
          { value: '', label: t('list.none') },
          ...actionStates.map((state) => ({ value: state, label: t(`case.action.${state}`) })),
        ]}
        onChoice={(value) => {
          ownChange(note.id)
          writeCaseField(editor, [note.id], { field: 'action', value: actionStates.find((state) => state === value) ?? '' })
        }}
        {...common}
      />
    )
  }
  if (isWritten(column)) return <FieldEditor note={note} field={column} {...common} />
  if (column !== 'color') return null
  return (
    <ChoiceEditor
      label={words.column('color')}
      value={note.color}
      options={colorsWith(note.color).map((color) => ({ value: color, label: words.color(color) }))}
      onChoice={recolor}
      {...common}
    />
  )

  function recolor(value: string, sameStep: boolean): void {
    const color = noteColors.find((known) => known === value)
    ownChange(note.id)
    if (color) setColor(editor, note.id, color, sameStep)
  }

  function placesOf(matrices: readonly PlacedMatrix[]) {
    return matrices.flatMap((placed) =>
      fieldsOf(placed.matrix).map((quadrant) => ({
        value: placeKey(placed.id, quadrant),
        label: words.quadrant(placed, quadrant),
        ...(matrices.length > 1 && { group: words.matrix(placed) }),
      })),
    )
  }

  function moveTo(key: string, sameStep: boolean): void {
    for (const placed of words.matrices) {
      const quadrant = fieldsOf(placed.matrix).find((field) => placeKey(placed.id, field) === key)
      if (!quadrant) continue
      ownChange(note.id)
      moveToField(editor, notes, { id: note.id, placed, quadrant, sameStep })
    }
  }
}

/** Whether a column's values can be edited for this note. */
export function isEditable(column: ListColumn, note: CaseNote, matrices: readonly PlacedMatrix[]): boolean {
  if (column === 'x' || column === 'y') return matrixFor(note, matrices) !== undefined
  return ['text', 'quadrant', 'color', 'media', 'action'].includes(column) || isWritten(column)
}

function isWritten(column: ListColumn): column is 'link' | PromptId {
  return column === 'link' || promptIds.some((id) => id === column)
}

// A score that is typed for a note beside all matrices counts on the lowest that has axes.
function matrixFor(note: CaseNote, matrices: readonly PlacedMatrix[]): PlacedMatrix | undefined {
  const own = matrices.find(({ id }) => id === note.matrixId)
  if (own) return own.matrix.layout === 'quadrants' ? own : undefined
  return matrices.find(({ matrix }) => matrix.layout === 'quadrants')
}

function colorsWith(color: string): readonly string[] {
  return noteColors.some((known) => known === color) ? noteColors : [color, ...noteColors]
}

function nothing(): void {}
