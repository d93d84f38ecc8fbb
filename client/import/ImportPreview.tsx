import { useTranslation } from 'react-i18next'
import { noteSize } from '../../shared/board/caseNote.ts'
import { matrixOnBoard, type PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import type { ImportedContent } from '../../shared/import/importedContent.ts'
import type { ImportedTable } from '../../shared/import/notesOfTable.ts'
import type { Landing } from '../../shared/import/landings.ts'
import { BoardPicture } from '../boards/BoardPicture.tsx'
import { useLocale } from '../i18n/useLocale.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import styles from './ImportDialog.module.css'
import { ColumnChoices } from './ColumnChoices.tsx'
import { FirstNotes } from './FirstNotes.tsx'
import { useComingWords } from './useComingWords.ts'
import { useLeftWords } from './useLeftWords.ts'

type ImportPreviewProps = {
  name: string
  content: ImportedContent
  landings: readonly Landing[]
  /** How the file's letters were written, if that is worth a word. */
  encoding: string | undefined
  /** Where the file is a table: what its columns are taken for. */
  table: ImportedTable | undefined
  onTable: (table: ImportedTable) => void
  matrices: readonly PlacedMatrix[]
  onImport: () => void
  onOther: () => void
}

/** What a file brings onto the board and where, what it doesn't bring, and the button that lets it come. */
export function ImportPreview({ name, content, landings, encoding, table, onTable, matrices, onImport, onOther }: ImportPreviewProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const coming = useComingWords()
  const leftWords = useLeftWords()
  const atEnd = landings.filter(({ isAtEnd }) => isAtEnd).length
  const placed = landings.flatMap(({ centre }, at) => (centre ? [{ centre, color: content.notes[at]?.color ?? 'yellow' }] : []))
  const dots = placed.map(({ centre: { x, y }, color }) => ({ x: x - noteSize / 2, y: y - noteSize / 2, side: noteSize, color }))
  const remarks = [
    ...(atEnd > 0 ? [t('import.atEnd', { count: atEnd })] : []),
    ...content.left.map(leftWords),
    ...(encoding === undefined ? [] : [t('import.encoding', { encoding })]),
  ]
  return (
    <>
      <p className={styles['file']}>{name}</p>
      <ul className={styles['coming']}>
        {coming(content, landings).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {content.notes.length === 0 && !content.drawing && <p className={styles['coming']}>{t('import.columns.nothing')}</p>}
      {table && <ColumnChoices table={table} matrices={matrices} onTable={onTable} />}
      {content.drawing && <p className={styles['quiet']}>{t('import.drawingPlace')}</p>}
      {content.notes.length > 0 && (
        <div className={styles['look']}>
          {dots.length > 0 && (
            <div className={styles['picture']}>
              <BoardPicture board={{ matrices: matrices.map(matrixOnBoard), notes: dots, template: 'own', locale }} />
            </div>
          )}
          <FirstNotes notes={content.notes} landings={landings} />
        </div>
      )}
      {remarks.length > 0 && (
        <section className={styles['left']} aria-labelledby="import-left">
          <h3 id="import-left">{t('import.leftTitle')}</h3>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={classNames(styles['actions'], styles['sticky'])}>
        <Button look="primary" disabled={content.notes.length === 0 && !content.drawing} onClick={onImport}>
          {t('import.start')}
        </Button>
        <Button look="quiet" onClick={onOther}>
          {t('import.other')}
        </Button>
      </div>
    </>
  )
}
