import { useTranslation } from 'react-i18next'
import { axisNameOf } from '../../shared/board/matrixNames.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { exportWords } from '../../shared/export/exportWords.ts'
import type { ImportedTable } from '../../shared/import/notesOfTable.ts'
import { columnChoices, withColumn, type ColumnChoice, type ColumnKind } from '../../shared/import/tableColumns.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './ImportDialog.module.css'

type ColumnChoicesProps = { table: ImportedTable; matrices: readonly PlacedMatrix[]; onTable: (table: ImportedTable) => void }

/** What each column of a table is taken for, to be put right by hand. */
export function ColumnChoices({ table, matrices, onTable }: ColumnChoicesProps) {
  const { t } = useTranslation()
  const words = exportWords[useLocale()].columns
  const { rows, columns } = table
  const [matrix] = matrices
  const options = columnChoices.map((choice) => ({ value: choice, label: labelOf(choice) }))

  function labelOf(choice: ColumnChoice): string {
    if (choice === 'unknown') return t('import.columns.none')
    if (choice !== 'x' && choice !== 'y') return words[choice]
    const name = matrix && axisNameOf(matrix.matrix, choice)
    return name === undefined ? words[choice] : t('import.columns.axis', { axis: words[choice], name })
  }

  // Its head, or what stands first in it: by that people know it.
  function nameOf(at: number): string {
    const cell = rows.find(({ cells }) => (cells[at] ?? '').trim() !== '')?.cells[at]?.trim() ?? ''
    const number = t('import.columns.number', { number: at + 1 })
    return cell === '' ? number : t('import.columns.named', { number, cell: cell.slice(0, 40) })
  }

  return (
    <details className={styles['columns']}>
      <summary>{t('import.columns.title')}</summary>
      <Checkbox
        label={t('import.columns.heads')}
        checked={columns.hasHeads}
        onChange={(hasHeads) => onTable({ rows, columns: { ...columns, hasHeads } })}
      />
      <div className={styles['columnFields']}>
        {columns.kinds.map((kind, at) => (
          <SelectField<ColumnChoice>
            // A table's columns stay where they are.
            key={at}
            label={nameOf(at)}
            value={choiceOf(kind)}
            options={options}
            onChange={(choice) => onTable({ rows, columns: withColumn(columns, at, choice) })}
          />
        ))}
      </div>
    </details>
  )
}

// What a board computes by itself is not taken.
function choiceOf(kind: ColumnKind): ColumnChoice {
  return kind === 'computed' ? 'unknown' : kind
}
