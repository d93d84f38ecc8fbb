import type { MatrixProps } from './matrix.ts'
import type { Quadrant } from './score.ts'

export type Axis = 'x' | 'y'

/** What an axis is called: its name, else its two ends; undefined where it has neither. */
export function axisNameOf(matrix: MatrixProps, axis: Axis): string | undefined {
  const [name, low, high] = axis === 'x' ? [matrix.xName, matrix.xLow, matrix.xHigh] : [matrix.yName, matrix.yLow, matrix.yHigh]
  return named(name) ?? joined(low, high, ' – ')
}

/** What a quadrant (a field, in columns) is called: its corner's name, else the two ends that meet there; undefined without either. */
export function quadrantNameOf(matrix: MatrixProps, quadrant: Quadrant): string | undefined {
  const own = named(matrix[quadrant])
  if (own !== undefined || matrix.layout === 'columns') return own
  const isRight = quadrant === 'topRight' || quadrant === 'bottomRight'
  const isTop = quadrant === 'topLeft' || quadrant === 'topRight'
  return joined(isRight ? matrix.xHigh : matrix.xLow, isTop ? matrix.yHigh : matrix.yLow, ' × ')
}

function named(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

function joined(one: string, other: string, by: string): string | undefined {
  const parts = [named(one), named(other)].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(by)
}
