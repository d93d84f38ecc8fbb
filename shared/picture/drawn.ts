import type { TLBaseShape, TLDefaultShape, TLRecord } from '@tldraw/tlschema'
import type { BoardSettings } from '../board/boardSettings.ts'
import type { Locale } from '../board/locale.ts'
import type { MatrixProps } from '../board/matrix.ts'
import type { Point, Rectangle } from '../board/plane.ts'
import type { Ink } from './ink.ts'
import type { Lettering } from './lettering.ts'
import type { PictureColors } from './pictureColors.ts'

/** What shapes are drawn with. `numberOf`: a note's number, where the picture shows numbers. */
export type Desk = {
  recordOf: (id: string) => TLRecord | undefined
  lettering: Lettering
  colors: PictureColors
  settings: BoardSettings
  locale: Locale
  numberOf: (id: string) => number | undefined
}

/**
 * A shape in its own space, in canvas pixels. `below`: what of it lies below all other shapes. `box`: where it lies; `edge`: its outline, at which
 * arrows end. `clip`: whether what is in it shows inside its box only.
 */
export type Drawn = { inks: Ink[]; below?: Ink[]; box: Rectangle; edge?: readonly Point[]; clip?: true; remark?: Remark }

/** What a picture says of itself besides what it shows: what stands as a box with its name, and what is drawn in a simpler way. */
export type Remark = { about: 'stand-in' | 'simpler' | 'missing-image'; what: string }

/** Everything that a board may show: its records are validated by the canvas' schema, which knows these and no others. */
export type BoardShape = TLDefaultShape | TLBaseShape<'matrix', MatrixProps>
export type ShapeOf<Type extends BoardShape['type']> = Extract<BoardShape, { type: Type }>

/** The corners of a box, clockwise. */
export function cornersOf({ x, y, w, h }: Rectangle): Point[] {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ]
}

/** The smallest box around points; of nothing when there are none. */
export function boxAround(points: readonly Point[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return points.length === 0 ? { x: 0, y: 0, w: 0, h: 0 } : { x: left, y: top, w: right - left, h: bottom - top }
}
