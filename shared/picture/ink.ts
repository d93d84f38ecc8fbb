import type { UploadFile } from '../board/uploadAddress.ts'
import type { Point, Rectangle } from '../board/plane.ts'
import { svgPathOf, type Outline, type Transform } from '../typeset/outline.ts'
import type { LetterStyle } from './lettering.ts'

/** A piece of a picture, in canvas pixels, y downwards. */
export type Ink =
  | { kind: 'path'; d: string; fill?: string; stroke?: Stroke; opacity?: number }
  | LetterInk
  | { kind: 'image'; upload: UploadFile; box: Rectangle; missing: Ink[] }
  | GroupInk

export type Stroke = { color: string; width: number; dash?: readonly number[] }

/** Letters of one look, each where its baseline begins. `halo`: the colour around them, by which they stand out from lines below. */
export type LetterInk = {
  kind: 'letters'
  style: LetterStyle
  size: number
  color: string
  halo?: string
  opacity?: number
  letters: { cluster: string; x: number; y: number }[]
}

/** `clip`: a path beyond which nothing shows. */
export type GroupInk = { kind: 'group'; transform?: Transform; opacity?: number; clip?: string; inks: Ink[] }

/** A path of straight lines. */
export function polygonPath(points: readonly Point[], isClosed = true): string {
  return pathOf([...points.map(({ x, y }, at) => [at === 0 ? 'M' : 'L', x, y] as const), ...(isClosed ? [['Z'] as const] : [])])
}

/** An outline as a path of SVG, to a hundredth of a pixel. */
export function pathOf(outline: Outline): string {
  return svgPathOf(outline, 2)
}

/** What is drawn at a place and turned there by `rotation`, in radians. */
export function placedInk(inks: Ink[], { x, y, rotation, scale = 1 }: Point & { rotation: number; scale?: number }): GroupInk {
  const [cos, sin] = [Math.cos(rotation) * scale, Math.sin(rotation) * scale]
  return { kind: 'group', transform: [cos, sin, -sin, cos, x, y], inks }
}

/** What is drawn in the size that a shape is scaled to. */
export function scaledInk(inks: Ink[], scale: number): Ink[] {
  return scale === 1 ? inks : [{ kind: 'group', transform: [scale, 0, 0, scale, 0, 0], inks }]
}

/** A line's dashes, as tldraw's styles have them. */
export function strokeOf(color: string, width: number, dash: string): Stroke {
  if (dash === 'dashed') return { color, width, dash: [width * 2, width * 2] }
  // Round ends make dots of them.
  return dash === 'dotted' ? { color, width, dash: [0.1, width * 2] } : { color, width }
}
