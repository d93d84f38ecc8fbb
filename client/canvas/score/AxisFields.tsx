import { useEditor, type TLShapeId } from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { axisNameOf, quadrantNameOf, type Axis } from '../../../shared/board/matrixNames.ts'
import { pageOfScores, type PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { scaleOf, scoreInWords, scoreStep } from '../../../shared/board/scoreInWords.ts'
import { moveNote } from '../../notes/moveNote.ts'
import { ScoreField } from './ScoreField.tsx'
import styles from './ScorePanel.module.css'

type AxisFieldsProps = { id: TLShapeId; note: CaseNote; placed: PlacedMatrix }

const axes: readonly Axis[] = ['x', 'y']

/** A note's score on each axis of a matrix, to be typed. */
export function AxisFields({ id, note, placed }: AxisFieldsProps): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const { matrix } = placed
  const [problem, setProblem] = useState<string>()
  const scores = note.score?.axes
  const quadrant = note.score && quadrantNameOf(matrix, note.score.quadrant)

  function change(axis: Axis, score: number, sameStep: boolean): void {
    setProblem(undefined)
    moveNote(editor, id, pageOfScores({ ...(scores ?? middleOf(placed)), [axis]: score }, placed), { sameStep })
  }

  return (
    <>
      <div className={styles['row']}>
        {axes.map((axis) => {
          const { least, most } = scaleOf(matrix, axis)
          return (
            <ScoreField
              key={axis}
              label={axisNameOf(matrix, axis) ?? t(`canvas.score.${axis}`)}
              value={scores && scoreInWords(scores[axis], matrix, axis)}
              exact={scores?.[axis]}
              scale={{ least, most, step: scoreStep(matrix, axis) }}
              onScore={(score, sameStep) => change(axis, score, sameStep)}
              onProblem={setProblem}
              onDone={() => editor.getContainer().focus()}
            />
          )
        })}
      </div>
      <p className={problem === undefined ? styles['standing'] : styles['problem']} role="status">
        {problem ?? (scores ? quadrant : t('canvas.score.unplaced'))}
      </p>
    </>
  )
}

// A note that stands nowhere yet gets the middle of the axis that nobody has typed.
function middleOf({ matrix }: PlacedMatrix): Record<Axis, number> {
  return { x: (matrix.xMin + matrix.xMax) / 2, y: (matrix.yMin + matrix.yMax) / 2 }
}
