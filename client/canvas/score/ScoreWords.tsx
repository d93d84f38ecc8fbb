import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { axisNameOf, quadrantNameOf, type Axis } from '../../../shared/board/matrixNames.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { scoreInWords } from '../../../shared/board/scoreInWords.ts'
import type { Score } from '../../../shared/board/score.ts'
import styles from './ScoreWords.module.css'

/** Where a note stands. Both undefined: on no matrix. */
export type Standing = { placed: PlacedMatrix | undefined; score: Score | undefined }

const axes: readonly Axis[] = ['x', 'y']

/** A score in words: both axes by name, and the quadrant. */
export function ScoreWords({ placed, score }: Standing): JSX.Element {
  const { t } = useTranslation()
  if (!placed || !score) return <span className={styles['unplaced']}>{t('canvas.score.unplaced')}</span>
  const { matrix } = placed
  const quadrant = quadrantNameOf(matrix, score.quadrant)
  const { axes: scores } = score
  return (
    <>
      {scores && (
        <span className={styles['axes']}>
          {axes.map((axis) => (
            <span key={axis} className={styles['axis']}>
              {axisNameOf(matrix, axis) ?? t(`canvas.score.${axis}`)}
              <b className={styles['number']}>{scoreInWords(scores[axis], matrix, axis)}</b>
            </span>
          ))}
        </span>
      )}
      {quadrant !== undefined && <span className={styles['quadrant']}>{quadrant}</span>}
    </>
  )
}
