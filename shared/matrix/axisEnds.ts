import { matrixMargin, type MatrixProps } from '../board/matrix.ts'
import { lineHeight } from './cornerNames.ts'
import { fitText, widthInEm } from './fitText.ts'
import { centreOf, type Point, type Rectangle } from '../board/plane.ts'

/** An end of an axis: the axis' name (only at the high end) and the end's, on one line. */
export type AxisEnd = {
  side: AxisSide
  name: string
  end: string
  nameSize: number
  endSize: number
  at: Point
  anchor: Anchor
  box: Rectangle
}
export type AxisSide = 'xLow' | 'xHigh' | 'yLow' | 'yHigh'
type Anchor = 'start' | 'middle' | 'end'

/** Between an axis' name and its end's, in canvas pixels. */
export const axisEndGap = 20

const largestFirst = [44, 38, 32, 28, 24] as const

/** The named ends of both axes. `besideName`: the matrix' own name stands above its plot, too. */
export function nameAxisEnds(matrix: MatrixProps, plot: Rectangle, besideName: boolean): AxisEnd[] {
  const { x, y } = centreOf(plot)
  const half = plot.w / 2
  const above = y - 20
  return [
    axisEnd('xLow', '', matrix.xLow, { x: plot.x + 20, y: above }, 'start', half * 0.42),
    axisEnd('xHigh', matrix.xName, matrix.xHigh, { x: plot.x + plot.w - 20, y: above }, 'end', half * 0.72),
    axisEnd('yHigh', matrix.yName, matrix.yHigh, { x, y: plot.y - 30 }, 'middle', plot.w * (besideName ? 0.4 : 0.8)),
    axisEnd('yLow', '', matrix.yLow, { x, y: plot.y + plot.h + matrixMargin - 38 }, 'middle', plot.w * 0.8),
  ].flatMap((end) => (end ? [end] : []))
}

function axisEnd(side: AxisSide, name: string, end: string, at: Point, anchor: Anchor, maxWidth: number): AxisEnd | undefined {
  const [shownName, shownEnd] = [name.trim(), end.trim()]
  if (shownName === '' && shownEnd === '') return undefined
  for (const endSize of largestFirst) {
    const nameSize = Math.max(24, Math.round(endSize * 0.78))
    const width = axisEndWidth(shownName, shownEnd, nameSize, endSize)
    if (width > maxWidth && endSize !== largestFirst.at(-1)) continue
    if (width <= maxWidth)
      return { side, name: shownName, end: shownEnd, nameSize, endSize, at, anchor, box: boxOf(at, anchor, width, endSize) }
    const [cutName, cutEnd] = [cut(shownName, maxWidth * 0.5, nameSize), cut(shownEnd, maxWidth * 0.42, endSize)]
    return { side, name: cutName, end: cutEnd, nameSize, endSize, at, anchor, box: boxOf(at, anchor, maxWidth, endSize) }
  }
  return undefined
}

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
