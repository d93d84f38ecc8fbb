import { transformed, type Outline } from './outline.ts'
import type { TextStyle } from './setText.ts'

/** A printed page: what is on it, in the order in which it is read. Lengths in points (1/72 inch) from the upper left corner, y downwards. */
export type Page = { width: number; height: number; marks: Mark[] }

/** A piece of text in one line, a figure, or a place that leads somewhere. Colours as `#rrggbb`. */
export type Mark = TextMark | FigureMark | LinkMark

/** `x`, `y`: where its baseline begins. `turn`: by how many degrees the line runs clockwise. */
export type TextMark = TextStyle & { kind: 'text'; x: number; y: number; text: string; color: string; turn?: number }

export type FigureMark = { kind: 'figure'; path: Outline; fill?: string; stroke?: Stroke }
export type Stroke = { color: string; width: number; dash?: readonly [on: number, off: number] }

export type LinkMark = { kind: 'link'; x: number; y: number; w: number; h: number; url: string }

/** A line as a figure. */
export function lineMark(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): FigureMark {
  return {
    kind: 'figure',
    path: [
      ['M', x1, y1],
      ['L', x2, y2],
    ],
    stroke,
  }
}

/** A rectangle as a path. */
export function rectanglePath(x: number, y: number, w: number, h: number): Outline {
  return [['M', x, y], ['L', x + w, y], ['L', x + w, y + h], ['L', x, y + h], ['Z']]
}

/** A mark made larger or smaller about the upper left corner, and then moved. */
export function placedMark(mark: Mark, scale: number, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case 'text':
      return { ...mark, x: mark.x * scale + dx, y: mark.y * scale + dy, size: mark.size * scale }
    case 'link':
      return { ...mark, x: mark.x * scale + dx, y: mark.y * scale + dy, w: mark.w * scale, h: mark.h * scale }
    case 'figure': {
      const { stroke } = mark
      const path = transformed(mark.path, [scale, 0, 0, scale, dx, dy])
      if (!stroke) return { ...mark, path }
      const dash = stroke.dash && { dash: [stroke.dash[0] * scale, stroke.dash[1] * scale] as const }
      return { ...mark, path, stroke: { ...stroke, width: stroke.width * scale, ...dash } }
    }
  }
}
