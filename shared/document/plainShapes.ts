import type { Point } from '../board/plane.ts'
import { indexKeyAt } from './indexKeyAt.ts'
import type { RichText } from './richText.ts'

/** The type and props of a canvas shape, as tldraw's own tools would make it. */
export type PlainShape = { type: string; props: Record<string, unknown> }

type Align = 'start' | 'middle' | 'end'

/** A text of plain paragraphs, one a line. */
function richTextOfLines(text: string): RichText {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((line) => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] })),
  }
}

/** A note. `color`: tldraw's name of it. */
export function noteShape(text: string, color: string): PlainShape {
  const props = {
    color,
    labelColor: 'black',
    size: 'm',
    font: 'sans',
    fontSizeAdjustment: 0,
    align: 'middle',
    verticalAlign: 'middle',
    growY: 0,
    url: '',
    richText: richTextOfLines(text),
    scale: 1,
  }
  return { type: 'note', props }
}

/** The height of letters in a text of scale 1, in canvas pixels. */
const plainTextSize = 24

/** A text. `w`: its lines break there; undefined: as wide as its words. `size`: of its letters, in canvas pixels. */
export function textShape(text: string, { w, size, color, align }: { w?: number; size: number; color: string; align: Align }): PlainShape {
  const scale = size / plainTextSize
  // tldraw's width is before scaling.
  const width = Math.max(1, (w ?? 100) / scale)
  const props = {
    color,
    size: 'm',
    font: 'sans',
    textAlign: align,
    w: width,
    richText: richTextOfLines(text),
    scale,
    autoSize: w === undefined,
  }
  return { type: 'text', props }
}

/** A box, ellipse or diamond, with what is written in it. */
export function geoShape(
  geo: 'rectangle' | 'ellipse' | 'diamond',
  {
    w,
    h,
    color,
    fill,
    text = '',
    dash = 'solid',
  }: { w: number; h: number; color: string; fill: 'none' | 'semi' | 'solid'; text?: string; dash?: string },
): PlainShape {
  const props = {
    geo,
    w: Math.max(1, w),
    h: Math.max(1, h),
    dash,
    color,
    fill,
    labelColor: 'black',
    size: 's',
    font: 'sans',
    align: 'middle',
    verticalAlign: 'middle',
    url: '',
    growY: 0,
    scale: 1,
    richText: richTextOfLines(text),
  }
  return { type: 'geo', props }
}

/** A line through points, in pixels from the shape's own place. */
export function lineShape(points: readonly Point[], { color, dash }: { color: string; dash: 'solid' | 'dashed' | 'dotted' }): PlainShape {
  const entries = points.map(({ x, y }, at) => {
    const id = indexKeyAt(at + 1)
    return [id, { id, index: id, x, y }] as const
  })
  return { type: 'line', props: { color, dash, size: 'm', spline: 'line', points: Object.fromEntries(entries), scale: 1 } }
}

/** An arrow, in pixels from the shape's own place. */
export function arrowShape(
  start: Point,
  end: Point,
  {
    color,
    text = '',
    heads = { start: false, end: true },
    dash = 'solid',
  }: { color: string; text?: string; heads?: { start: boolean; end: boolean }; dash?: string },
): PlainShape {
  const props = {
    kind: 'arc',
    dash,
    size: 'm',
    fill: 'none',
    color,
    labelColor: 'black',
    bend: 0,
    start,
    end,
    text,
    arrowheadStart: heads.start ? 'arrow' : 'none',
    arrowheadEnd: heads.end ? 'arrow' : 'none',
    labelPosition: 0.5,
    font: 'sans',
    scale: 1,
    elbowMidPoint: 0.5,
  }
  return { type: 'arrow', props }
}
