import { matrixLimits, matrixTexts, plotOf, type MatrixProps, type MatrixText, type MatrixTint } from '../board/matrix.ts'
import { nameAxisEnds, type AxisEnd } from './axisEnds.ts'
import { layOutName, type MatrixName } from './layOutName.ts'
import { nameCorners, type CornerName } from './cornerNames.ts'
import { layOutDiagonal, type Diagonal } from './layOutDiagonal.ts'
import { centreOf, type Line, type Point, type Rectangle } from '../board/plane.ts'

/** A matrix as things to draw, in canvas pixels from the shape's top left corner. */
export type MatrixLayout = {
  plot: Rectangle
  fields: Field[]
  lines: Line[]
  arrows: Arrow[]
  diagonal: Diagonal | undefined
  cornerNames: CornerName[]
  axisEnds: AxisEnd[]
  /** What tells the matrix from the others of its board. */
  name: MatrixName | undefined
}

export type LayoutOptions = {
  name?: string
  /** How much larger than on the canvas the corners' names are to be. */
  nameScale?: number
  /** What stands in the place of a text that is empty, while somebody edits. */
  placeholders?: Partial<Record<MatrixText, string>>
}

export type Arrow = Point & { direction: 'right' | 'up' }
export type Field = Rectangle & { tint: MatrixTint }

/** How far the axes reach into the margin. */
const overshoot = 44

/** Where everything of a matrix goes: labels shrink and wrap, and none covers another. */
export function layOutMatrix(given: MatrixProps, { name = '', nameScale = 1, placeholders = {} }: LayoutOptions = {}): MatrixLayout {
  const matrix = withPlaceholders(given, placeholders)
  const plot = plotOf(matrix)
  const cornerNames = nameCorners(matrix, plot, nameScale)
  const quadrants = matrix.layout === 'quadrants'
  const matrixName = layOutName(orPlaceholder(name, placeholders.name), plot)
  const names = [...cornerNames, ...(matrixName ? [matrixName] : [])].map(({ box }) => box)
  return {
    plot,
    fields: fieldsOf(matrix, plot),
    lines: quadrants ? axesOf(plot) : columnLinesOf(plot),
    arrows: quadrants ? arrowsOf(plot) : [],
    diagonal: quadrants ? layOutDiagonal(matrix, plot, names) : undefined,
    cornerNames,
    axisEnds: quadrants ? nameAxisEnds(matrix, plot, matrixName !== undefined) : [],
    name: matrixName,
  }
}

function withPlaceholders(matrix: MatrixProps, placeholders: Partial<Record<MatrixText, string>>): MatrixProps {
  return { ...matrix, ...Object.fromEntries(matrixTexts.map((text) => [text, orPlaceholder(matrix[text], placeholders[text])])) }
}

// Other programs write labels of any length; breaking one into lines takes time.
function orPlaceholder(text: string, placeholder = ''): string {
  return text.trim() === '' ? placeholder : text.slice(0, 2 * matrixLimits.labelLength)
}

function fieldsOf(matrix: MatrixProps, plot: Rectangle): Field[] {
  const w = plot.w / 2
  const h = plot.h / 2
  const right = plot.x + w
  const lower = plot.y + h
  const left: Field[] = [
    { x: plot.x, y: plot.y, w, h, tint: matrix.topLeftTint },
    { x: plot.x, y: lower, w, h, tint: matrix.bottomLeftTint },
  ]
  if (matrix.layout === 'columns') return [...left, { x: right, y: plot.y, w, h: plot.h, tint: matrix.topRightTint }]
  return [...left, { x: right, y: plot.y, w, h, tint: matrix.topRightTint }, { x: right, y: lower, w, h, tint: matrix.bottomRightTint }]
}

function axesOf(plot: Rectangle): Line[] {
  const { x, y } = centreOf(plot)
  return [
    { from: { x: plot.x - overshoot, y }, to: { x: plot.x + plot.w + overshoot, y } },
    { from: { x, y: plot.y + plot.h }, to: { x, y: plot.y } },
  ]
}

function arrowsOf(plot: Rectangle): Arrow[] {
  const { x, y } = centreOf(plot)
  return [
    { x: plot.x + plot.w + overshoot, y, direction: 'right' },
    { x, y: plot.y, direction: 'up' },
  ]
}

function columnLinesOf(plot: Rectangle): Line[] {
  const { x, y } = centreOf(plot)
  return [
    { from: { x, y: plot.y }, to: { x, y: plot.y + plot.h } },
    { from: { x: plot.x, y }, to: { x, y } },
  ]
}
