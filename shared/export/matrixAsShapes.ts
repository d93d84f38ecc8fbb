import { plotOf, tintOf, type MatrixProps, type MatrixTint } from '../board/matrix.ts'
import { fieldBox, fieldsOf } from '../board/matrixFields.ts'
import { pointOnPage, type PagePlace } from '../board/pagePlace.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { centreOf, type Point, type Rectangle } from '../board/plane.ts'
import type { Quadrant } from '../board/score.ts'
import { boardPageId } from '../document/createBoardDocument.ts'
import { arrowShape, geoShape, lineShape, textShape, type PlainShape } from '../document/plainShapes.ts'
import type { PlainRecord } from '../document/recordFields.ts'

/** tldraw's colours that come nearest to the tints. */
const colorOfTint: Record<MatrixTint, string> = {
  none: 'black',
  ink: 'black',
  empowerment: 'green',
  marketing: 'orange',
  balance: 'violet',
}

const cornerSize = 56
const endSize = 40
/** A line's height over that of its letters, in tldraw's texts. */
const lineHeight = 1.35
/** Between the plot's edge and a corner's name, in canvas pixels. */
const inset = 40

/** One part of a matrix where it lies in it. `turn`: in radians. */
type Part = { name: string; at: Point; turn?: number; opacity?: number; shape: PlainShape }

/**
 * A matrix as shapes that every tldraw knows: boxes, lines, arrows and texts, all locked, from below to above. Without their `index`.
 */
export function matrixAsShapes({ id, name, matrix, place }: PlacedMatrix): PlainRecord[] {
  const plot = plotOf(matrix)
  const lines = matrix.layout === 'columns' ? columnLines(plot) : [...axes(plot), ...diagonal(matrix, plot), ...axisEnds(matrix, plot)]
  const title = name.trim() === '' ? [] : [titleOf(name, plot)]
  return [...fields(matrix), frame(plot), ...lines, ...corners(matrix), ...title].map((part) => recordOf(id, place, part))
}

function recordOf(matrixId: string, place: PagePlace, { name, at, turn = 0, opacity = 1, shape }: Part): PlainRecord {
  return {
    typeName: 'shape',
    id: `${matrixId}-${name}`,
    parentId: boardPageId,
    ...pointOnPage(at, place),
    rotation: place.rotation + turn,
    isLocked: true,
    opacity,
    meta: {},
    ...shape,
  }
}

function fields(matrix: MatrixProps): Part[] {
  return fieldsOf(matrix).flatMap((field) => {
    const tint = tintOf(matrix, field)
    const { x, y, w, h } = fieldBox(matrix, field)
    if (tint === 'none') return []
    return [
      {
        name: `tint-${field}`,
        at: { x, y },
        opacity: 0.1,
        shape: geoShape('rectangle', { w, h, color: colorOfTint[tint], fill: 'solid' }),
      },
    ]
  })
}

function frame({ x, y, w, h }: Rectangle): Part {
  return { name: 'frame', at: { x, y }, shape: geoShape('rectangle', { w, h, color: 'grey', fill: 'none' }) }
}

function axes(plot: Rectangle): Part[] {
  const middle = centreOf(plot)
  const overshoot = 40
  return [
    arrow('x', { x: plot.x - overshoot, y: middle.y }, { x: plot.x + plot.w + overshoot, y: middle.y }),
    arrow('y', { x: middle.x, y: plot.y + plot.h }, { x: middle.x, y: plot.y }),
  ]
}

function columnLines(plot: Rectangle): Part[] {
  const middle = centreOf(plot)
  return [line('middle', middle.x, plot.y, { x: 0, y: plot.h }), line('half', plot.x, middle.y, { x: plot.w / 2, y: 0 })]
}

function arrow(name: string, from: Point, to: Point): Part {
  return { name, at: from, shape: arrowShape({ x: 0, y: 0 }, { x: to.x - from.x, y: to.y - from.y }, { color: 'black' }) }
}

function line(name: string, x: number, y: number, to: Point): Part {
  return { name, at: { x, y }, shape: lineShape([{ x: 0, y: 0 }, to], { color: 'black', dash: 'solid' }) }
}

function diagonal(matrix: MatrixProps, { x, y, w, h }: Rectangle): Part[] {
  if (matrix.diagonal === 'none') return []
  const [from, way] =
    matrix.diagonal === 'rising'
      ? [
          { x, y: y + h },
          { x: w, y: -h },
        ]
      : [
          { x, y },
          { x: w, y: h },
        ]
  const along = (part: number): Point => ({ x: way.x * part, y: way.y * part })
  // Clear of the names in the corners.
  const dashed = lineShape([along(0.13), along(0.87)], { color: 'violet', dash: 'dashed' })
  const label = matrix.diagonalLabel.trim()
  const parts: Part[] = [{ name: 'diagonal', at: from, shape: dashed }]
  if (label === '') return parts
  const length = Math.hypot(w, h)
  const up = endSize * lineHeight + 8
  // Clear of the corner's name and of the middle; its foot on the line.
  const at = { x: from.x + way.x * 0.24 + (way.y / length) * up, y: from.y + way.y * 0.24 - (way.x / length) * up }
  const shape = textShape(label, { w: length / 4, size: endSize, color: 'violet', align: 'start' })
  return [...parts, { name: 'diagonal-label', at, turn: Math.atan2(way.y, way.x), shape }]
}

function axisEnds(matrix: MatrixProps, plot: Rectangle): Part[] {
  const middle = centreOf(plot)
  const height = endSize * lineHeight
  const half = plot.w / 2 - inset
  const above = middle.y - height - 8
  const ends: { name: string; words: string[]; x: number; y: number; w: number; align: 'start' | 'middle' | 'end' }[] = [
    { name: 'x-low', words: [matrix.xLow], x: plot.x + 20, y: above, w: half * 0.4, align: 'start' },
    { name: 'x-high', words: [matrix.xName, matrix.xHigh], x: middle.x + half * 0.3 + 20, y: above, w: half * 0.7, align: 'end' },
    {
      name: 'y-high',
      words: [matrix.yName, matrix.yHigh],
      x: middle.x - half * 0.6,
      y: plot.y - height - 24,
      w: half * 1.2,
      align: 'middle',
    },
    { name: 'y-low', words: [matrix.yLow], x: middle.x - half * 0.6, y: plot.y + plot.h + 16, w: half * 1.2, align: 'middle' },
  ]
  return ends.flatMap(({ name, words, x, y, w, align }) => {
    const text = words
      .map((word) => word.trim())
      .filter(Boolean)
      .join('  ')
    return text === '' ? [] : [{ name, at: { x, y }, shape: textShape(text, { w, size: endSize, color: 'black', align }) }]
  })
}

function corners(matrix: MatrixProps): Part[] {
  return fieldsOf(matrix).flatMap((field) => {
    const name = matrix[field].trim()
    if (name === '') return []
    const box = fieldBox(matrix, field)
    const w = box.w - 2 * inset
    const isLow = matrix.layout === 'quadrants' && (field === 'bottomLeft' || field === 'bottomRight')
    const h = linesOf(name, w) * cornerSize * lineHeight
    const at = { x: box.x + inset, y: isLow ? box.y + box.h - inset - h : box.y + inset }
    return [
      {
        name: `name-${field}`,
        at,
        opacity: 0.7,
        shape: textShape(name, { w, size: cornerSize, color: colorOfCorner(matrix, field), align: sideOf(matrix, field) }),
      },
    ]
  })
}

function titleOf(name: string, plot: Rectangle): Part {
  const shape = textShape(name.trim(), { w: plot.w * 0.3, size: endSize, color: 'black', align: 'start' })
  return { name: 'title', at: { x: plot.x, y: plot.y - endSize * lineHeight - 24 }, shape }
}

function colorOfCorner(matrix: MatrixProps, field: Quadrant): string {
  return colorOfTint[tintOf(matrix, field)]
}

function sideOf({ layout }: MatrixProps, field: Quadrant): 'start' | 'end' {
  return layout === 'quadrants' && (field === 'topRight' || field === 'bottomRight') ? 'end' : 'start'
}

// Roughly: kana and kanji are as wide as they are high, Latin letters about half of that.
function linesOf(text: string, width: number): number {
  const em = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.6), 0)
  return Math.max(1, Math.ceil((em * cornerSize) / width))
}
