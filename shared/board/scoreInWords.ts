import type { MatrixProps } from './matrix.ts'
import type { Axis } from './matrixNames.ts'

/** The ends of an axis' scale, the lower first whichever way it runs. */
export function scaleOf(matrix: MatrixProps, axis: Axis): { least: number; most: number } {
  const ends = axis === 'x' ? [matrix.xMin, matrix.xMax] : [matrix.yMin, matrix.yMax]
  return { least: Math.min(...ends), most: Math.max(...ends) }
}

/** A score as people read it: a whole number, with a decimal only on scales too short for whole ones. */
export function scoreInWords(score: number, matrix: MatrixProps, axis: Axis): string {
  // Never "-0".
  return (Number(score.toFixed(decimalsOf(matrix, axis))) + 0).toFixed(decimalsOf(matrix, axis))
}

/** What one press of an arrow key changes a score by. */
export function scoreStep(matrix: MatrixProps, axis: Axis): number {
  return 10 ** -decimalsOf(matrix, axis)
}

/** The number somebody typed, also in full width (`７２．５`, `ー３`); undefined when it is none. */
export function readScore(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[−‐–—―ー]/g, '-')
    .replaceAll(/[,、。]/g, '.')
  return /^[-+]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined
}

function decimalsOf(matrix: MatrixProps, axis: Axis): number {
  const { least, most } = scaleOf(matrix, axis)
  if (most - least >= 20) return 0
  return most - least >= 2 ? 1 : 2
}
