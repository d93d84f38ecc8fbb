import { matrixMargin, plotOf, type MatrixProps, type MatrixTint } from '../../shared/board/matrix.ts'
import { fitText, widthInEm, type FittedText } from './fitText.ts'

/** A matrix as things to draw, in canvas pixels from the shape's top left corner. */
export type MatrixLayout = {
  plot: Rectangle
  fields: Field[]
  lines: Line[]
  arrows: Arrow[]
  diagonal: Diagonal | undefined
  cornerNames: CornerName[]
  axisEnds: AxisEnd[]
}

export type Rectangle = { x: number; y: number; w: number; h: number }
export type Point = { x: number; y: number }
export type Line = { from: Point; to: Point }
export type Arrow = Point & { direction: 'right' | 'up' }
export type Field = Rectangle & { tint: MatrixTint }
/** `at`: the first baseline's end given by `anchor`. */
export type CornerName = FittedText & { at: Point; anchor: Anchor; tint: MatrixTint; box: Rectangle }
/** `angle` in degrees, clockwise; `label` sits on the line's upper side, centred on `labelAt`. */
export type Diagonal = Line & { angle: number; label: FittedText | undefined; labelAt: Point }
/** An end of an axis: the axis' name (only at the high end) and the end's, on one line. */
export type AxisEnd = { name: string; end: string; nameSize: number; endSize: number; at: Point; anchor: Anchor; box: Rectangle }
export type Anchor = 'start' | 'middle' | 'end'

/** Lines of a corner's name are this far apart, in em. */
export const lineHeight = 1.25

const inset = 48
const cornerSizes = [72, 64, 56, 48, 40, 34] as const
const axisSizes = [44, 38, 32, 28, 24] as const
const diagonalSizes = [40, 34, 28] as const
/** How far the axes reach into the margin. */
const overshoot = 44
const gap = 28

/**
 * Where everything of `matrix` goes: labels shrink and wrap, and none covers another.
 * `nameScale`: how much larger than on the canvas the corners' names are to be.
 */
export function layOutMatrix(matrix: MatrixProps, nameScale = 1): MatrixLayout {
  const plot = plotOf(matrix)
  const sizes = cornerSizes.map((size) => size * nameScale)
  const cornerNames = cornersOf(matrix).flatMap((corner) => nameCorner(matrix, plot, corner, sizes))
  const quadrants = matrix.layout === 'quadrants'
  return {
    plot,
    fields: fieldsOf(matrix, plot),
    lines: quadrants ? axesOf(plot) : columnLinesOf(plot),
    arrows: quadrants ? arrowsOf(plot) : [],
    diagonal: quadrants ? diagonalOf(matrix, plot, cornerNames) : undefined,
    cornerNames,
    axisEnds: quadrants ? axisEndsOf(matrix, plot) : [],
  }
}

type Corner = { text: string; tint: MatrixTint; side: 'left' | 'right'; edge: 'top' | 'bottom' }

function cornersOf(matrix: MatrixProps): Corner[] {
  return [
    { text: matrix.topLeft, tint: matrix.topLeftTint, side: 'left', edge: 'top' },
    { text: matrix.topRight, tint: matrix.topRightTint, side: 'right', edge: 'top' },
    { text: matrix.bottomLeft, tint: matrix.bottomLeftTint, side: 'left', edge: 'bottom' },
    { text: matrix.bottomRight, tint: matrix.bottomRightTint, side: 'right', edge: 'bottom' },
  ]
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

function nameCorner(matrix: MatrixProps, plot: Rectangle, corner: Corner, sizes: readonly number[]): CornerName[] {
  if (corner.text.trim() === '') return []
  // In columns the right half is one field: its name stands at the top.
  if (matrix.layout === 'columns' && corner.side === 'right' && corner.edge === 'bottom') return []
  const fitted = fitText(corner.text, { maxWidth: plot.w / 2 - 2 * inset, maxLines: 2, sizes })
  const w = Math.max(...fitted.lines.map(widthInEm)) * fitted.size
  const h = fitted.lines.length * fitted.size * lineHeight
  if (matrix.layout === 'columns') {
    // Names of columns are headings: each at the head of its field.
    const x = corner.side === 'left' ? plot.x + inset : plot.x + plot.w / 2 + inset
    const y = corner.edge === 'top' ? plot.y + inset : plot.y + plot.h / 2 + inset
    return [{ ...fitted, at: { x, y: y + fitted.size }, anchor: 'start', tint: corner.tint, box: { x, y, w, h } }]
  }
  const y = corner.edge === 'top' ? plot.y + inset : plot.y + plot.h - inset - h
  const x = corner.side === 'left' ? plot.x + inset : plot.x + plot.w - inset
  const box = { x: corner.side === 'left' ? x : x - w, y, w, h }
  return [{ ...fitted, at: { x, y: y + fitted.size }, anchor: corner.side === 'left' ? 'start' : 'end', tint: corner.tint, box }]
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

function diagonalOf(matrix: MatrixProps, plot: Rectangle, cornerNames: readonly CornerName[]): Diagonal | undefined {
  if (matrix.diagonal === 'none') return undefined
  const rising = matrix.diagonal === 'rising'
  const start = { x: plot.x, y: rising ? plot.y + plot.h : plot.y }
  const end = { x: plot.x + plot.w, y: rising ? plot.y : plot.y + plot.h }
  // The line runs from one corner's name to the other's, never through one.
  const boxes = cornerNames.map((name) => grow(name.box, gap))
  const from = pointAt(start, end, lastInside(start, end, boxes))
  const to = pointAt(start, end, 1 - lastInside(end, start, boxes))
  const text = matrix.diagonalLabel.trim()
  const label = text === '' ? undefined : fitText(text, { maxWidth: plot.w / 4, maxLines: 1, sizes: diagonalSizes })
  const angle = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI
  return { from, to, angle, label, labelAt: pointAt(start, end, 0.69) }
}

function axisEndsOf(matrix: MatrixProps, plot: Rectangle): AxisEnd[] {
  const { x, y } = centreOf(plot)
  const half = plot.w / 2
  const above = y - 20
  return [
    axisEnd('', matrix.xLow, { x: plot.x + 20, y: above }, 'start', half * 0.42),
    axisEnd(matrix.xName, matrix.xHigh, { x: plot.x + plot.w - 20, y: above }, 'end', half * 0.72),
    axisEnd(matrix.yName, matrix.yHigh, { x, y: plot.y - 30 }, 'middle', plot.w * 0.8),
    axisEnd('', matrix.yLow, { x, y: plot.y + plot.h + matrixMargin - 38 }, 'middle', plot.w * 0.8),
  ].flatMap((end) => (end ? [end] : []))
}

function axisEnd(name: string, end: string, at: Point, anchor: Anchor, maxWidth: number): AxisEnd | undefined {
  const [shownName, shownEnd] = [name.trim(), end.trim()]
  if (shownName === '' && shownEnd === '') return undefined
  for (const endSize of axisSizes) {
    const nameSize = Math.max(24, Math.round(endSize * 0.78))
    const width = axisEndWidth(shownName, shownEnd, nameSize, endSize)
    if (width > maxWidth && endSize !== axisSizes.at(-1)) continue
    if (width <= maxWidth) return { name: shownName, end: shownEnd, nameSize, endSize, at, anchor, box: boxOf(at, anchor, width, endSize) }
    const [cutName, cutEnd] = [cut(shownName, maxWidth * 0.5, nameSize), cut(shownEnd, maxWidth * 0.42, endSize)]
    return { name: cutName, end: cutEnd, nameSize, endSize, at, anchor, box: boxOf(at, anchor, maxWidth, endSize) }
  }
  return undefined
}

/** Between an axis' name and its end's, in canvas pixels. */
export const axisEndGap = 20

function axisEndWidth(name: string, end: string, nameSize: number, endSize: number): number {
  return widthInEm(name) * nameSize + (name && end ? axisEndGap : 0) + widthInEm(end) * endSize
}

function cut(text: string, maxWidth: number, size: number): string {
  return text === '' ? '' : (fitText(text, { maxWidth, maxLines: 1, sizes: [size] }).lines[0] ?? '')
}

function boxOf(at: Point, anchor: Anchor, w: number, size: number): Rectangle {
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - w : at.x - w / 2
  return { x, y: at.y - size, w, h: size * lineHeight }
}

function centreOf(plot: Rectangle): Point {
  return { x: plot.x + plot.w / 2, y: plot.y + plot.h / 2 }
}

function grow(box: Rectangle, by: number): Rectangle {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by }
}

function pointAt(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

// How far along the first half of the line the last of `boxes` reaches: 0 when none is in its way.
function lastInside(from: Point, to: Point, boxes: readonly Rectangle[]): number {
  const steps = 400
  for (let step = steps / 2; step >= 0; step--) {
    const point = pointAt(from, to, step / steps)
    if (boxes.some((box) => contains(box, point))) return (step + 1) / steps
  }
  return 0
}

function contains(box: Rectangle, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h
}
