import { useEditor, type TLShapeId } from '@tldraw/tldraw'
import { useId, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { fieldsOf } from '../../../shared/board/matrixFields.ts'
import { quadrantNameOf } from '../../../shared/board/matrixNames.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import type { Quadrant } from '../../../shared/board/score.ts'
import { useBoardView } from '../../notes/boardView.ts'
import { moveToField } from '../../notes/moveToField.ts'
import styles from './ScorePanel.module.css'

/** The field of a matrix in columns in which a note lies, to be chosen. */
export function FieldChoice({ id, note, placed }: { id: TLShapeId; note: CaseNote; placed: PlacedMatrix }): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const { notes } = useBoardView()
  const selectId = useId()
  const { matrix } = placed

  function choose(value: string): void {
    const quadrant = fieldsOf(matrix).find((field) => field === value)
    if (!quadrant || quadrant === note.score?.quadrant) return
    moveToField(editor, notes, { id, placed, quadrant })
  }

  return (
    <div className={styles['axis']}>
      <label htmlFor={selectId} className={styles['name']}>
        {t('canvas.score.field')}
      </label>
      <select
        id={selectId}
        className={styles['select']}
        value={note.score?.quadrant ?? ''}
        onChange={(event) => choose(event.target.value)}
        onKeyDownCapture={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') editor.getContainer().focus()
        }}
      >
        {!note.score && <option value="">{t('canvas.score.unplaced')}</option>}
        {fieldsOf(matrix).map((field) => (
          <option key={field} value={field}>
            {nameOf(field)}
          </option>
        ))}
      </select>
    </div>
  )

  function nameOf(field: Quadrant): string {
    return quadrantNameOf(matrix, field) ?? t('canvas.score.nthField', { number: fieldsOf(matrix).indexOf(field) + 1 })
  }
}
