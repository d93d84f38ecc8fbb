/** The tints a corner of a matrix can have; their colours are the client's matter. */
export const matrixTints = ['none', 'empowerment', 'marketing', 'balance', 'ink'] as const
export type MatrixTint = (typeof matrixTints)[number]

/**
 * A matrix: two axes, four corners and a diagonal on which both axes are in balance.
 * Flat, so that two people who edit two labels never collide. Sizes in canvas pixels.
 */
export type MatrixProps = {
  w: number
  h: number
  /** `columns`: no axes; the left half is split into two fields, the right half is one (keep / problem / try). */
  layout: 'quadrants' | 'columns'
  xName: string
  xLow: string
  xHigh: string
  xMin: number
  xMax: number
  yName: string
  yLow: string
  yHigh: string
  yMin: number
  yMax: number
  topLeft: string
  topRight: string
  bottomLeft: string
  bottomRight: string
  topLeftTint: MatrixTint
  topRightTint: MatrixTint
  bottomLeftTint: MatrixTint
  bottomRightTint: MatrixTint
  /** `rising` from bottom left to top right, `falling` from top left to bottom right. */
  diagonal: 'none' | 'rising' | 'falling'
  diagonalLabel: string
}

/** Room around the plot for the ends of the axes, inside the shape's own bounds so that exports never cut them off. */
export const matrixMargin = 96

/** The part of a matrix where a position has a score, relative to the shape's top left corner. */
export function plotOf(matrix: Pick<MatrixProps, 'w' | 'h'>): { x: number; y: number; w: number; h: number } {
  return { x: matrixMargin, y: matrixMargin, w: matrix.w - 2 * matrixMargin, h: matrix.h - 2 * matrixMargin }
}

/** The tint of a corner. */
export function tintOf(matrix: MatrixProps, corner: 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight'): MatrixTint {
  switch (corner) {
    case 'topLeft':
      return matrix.topLeftTint
    case 'topRight':
      return matrix.topRightTint
    case 'bottomLeft':
      return matrix.bottomLeftTint
    case 'bottomRight':
      return matrix.bottomRightTint
  }
}
