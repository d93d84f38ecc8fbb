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

/** A matrix as a template and a picture know it: with its name among several ('' for none), and where it lies on its board. */
export type MatrixOnBoard = MatrixProps & { name: string; x: number; y: number }

/** What of a matrix is written by people. */
export const matrixTexts = [
  'xName',
  'xLow',
  'xHigh',
  'yName',
  'yLow',
  'yHigh',
  'topLeft',
  'topRight',
  'bottomLeft',
  'bottomRight',
  'diagonalLabel',
] as const satisfies readonly (keyof MatrixProps)[]
/** A text of a matrix, its own name included. */
export type MatrixText = (typeof matrixTexts)[number] | 'name'

/** Lengths in characters, sides and distances in canvas pixels. */
export const matrixLimits = {
  /** A label: more than is read from the back of a room. */
  labelLength: 80,
  /** Below this the labels no longer fit beside each other. */
  narrowest: 1200,
  lowest: 900,
  /** Room for some 5,000 notes. */
  longestSide: 20_000,
  /** From the middle of the board. */
  farthest: 1_000_000,
  /** Either end of a scale. */
  largestScore: 1_000_000,
  /** Matrices on one board. */
  aBoard: 8,
} as const

/** What a field of a matrix may hold. */
export type FieldRule =
  | { kind: 'text'; longest: number }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'choice'; options: readonly string[] }

const text: FieldRule = { kind: 'text', longest: matrixLimits.labelLength }
const score: FieldRule = { kind: 'number', least: -matrixLimits.largestScore, most: matrixLimits.largestScore }
const distance: FieldRule = { kind: 'number', least: -matrixLimits.farthest, most: matrixLimits.farthest }
const tint: FieldRule = { kind: 'choice', options: matrixTints }

/** What each field of a matrix may hold where it comes from outside. Both ends of a scale must differ, too. */
export const matrixRules: Record<keyof MatrixOnBoard, FieldRule> = {
  name: text,
  x: distance,
  y: distance,
  w: { kind: 'number', least: matrixLimits.narrowest, most: matrixLimits.longestSide },
  h: { kind: 'number', least: matrixLimits.lowest, most: matrixLimits.longestSide },
  layout: { kind: 'choice', options: ['quadrants', 'columns'] },
  xName: text,
  xLow: text,
  xHigh: text,
  xMin: score,
  xMax: score,
  yName: text,
  yLow: text,
  yHigh: text,
  yMin: score,
  yMax: score,
  topLeft: text,
  topRight: text,
  bottomLeft: text,
  bottomRight: text,
  topLeftTint: tint,
  topRightTint: tint,
  bottomLeftTint: tint,
  bottomRightTint: tint,
  diagonal: { kind: 'choice', options: ['none', 'rising', 'falling'] },
  diagonalLabel: text,
}

/** A label as it is kept: without space at its ends, one space between words, not too long. */
export function tidyLabel(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, matrixLimits.labelLength).trim()
}

/** A matrix without what it has only on a board. */
export function propsOfMatrix({ name: _name, x: _x, y: _y, ...props }: MatrixOnBoard): MatrixProps {
  return props
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
