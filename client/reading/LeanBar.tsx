import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import { leanEnds } from '../../shared/board/score.ts'
import { leanOf, type TallyView } from '../../shared/board/tally.ts'
import { pagePalette, tintColor } from '../../shared/matrix/matrixPalette.ts'
import styles from './LeanBar.module.css'
import type { Light } from './useLight.ts'

type LeanBarProps = {
  matrix: MatrixProps
  tally: TallyView
  light: Light
  /** Narrows a question down to the matrix that is read. */
  onMatrix: (asks: (note: CaseNote) => boolean) => (note: CaseNote) => boolean
}

/** How many cases lean which way, as a bar of three parts with a line of words for each. Nothing where the lean has no name. */
export function LeanBar({ matrix, tally, light, onMatrix }: LeanBarProps) {
  const { t } = useTranslation()
  const ends = leanEnds(matrix)
  if (!ends) return null
  const parts = [
    { lean: 'low', name: ends.low, color: tintColor(pagePalette, matrix.topLeftTint) },
    { lean: 'balanced', name: t('reading.balanced'), color: tintColor(pagePalette, 'balance') },
    { lean: 'high', name: ends.high, color: tintColor(pagePalette, matrix.bottomRightTint) },
  ] as const
  return (
    <div className={styles['lean']} role="group" aria-label={t('reading.lean')}>
      <div className={styles['bar']} aria-hidden="true">
        {parts.map(({ lean, color }) => (
          <span key={lean} style={{ flexGrow: tally.lean[lean], background: color }} hidden={tally.lean[lean] === 0} />
        ))}
      </div>
      <div className={styles['parts']}>
        {parts.map(({ lean, name, color }) => (
          <button
            key={lean}
            type="button"
            className={styles['part']}
            {...light.line(
              `lean ${lean}`,
              onMatrix(({ score }) => score?.axes !== undefined && leanOf(score.axes.lean) === lean),
            )}
          >
            <span className={styles['count']} style={{ color }}>
              {tally.lean[lean]}
            </span>
            <span className={styles['name']}>{name}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
