import { axisNameOf, type Axis } from '../board/matrixNames.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { scoreInWords } from '../board/scoreInWords.ts'
import type { NoteMove } from './compare.ts'

/**
 * How far a note has moved, by the names of the axes: `Empowerment +18, Marketing −5`, the vertical one first. What rounds to nothing is left
 * out. `unnamed`: what an axis without a name is called.
 */
export function shiftInWords(
  move: Extract<NoteMove, { kind: 'shifted' }>,
  { matrix }: Pick<PlacedMatrix, 'matrix'>,
  unnamed: Record<Axis, string>,
): string {
  const parts = (['y', 'x'] as const).flatMap((axis) => {
    const by = scoreInWords(Math.abs(move[axis]), matrix, axis)
    if (Number(by) === 0) return []
    return [`${axisNameOf(matrix, axis) ?? unnamed[axis]} ${move[axis] < 0 ? '−' : '+'}${by}`]
  })
  return parts.join(', ')
}
