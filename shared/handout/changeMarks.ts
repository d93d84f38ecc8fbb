import { lengthOf, pointAt, type Point } from '../board/plane.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { lineMark, rectanglePath, type Mark } from '../typeset/page.ts'
import { textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import type { ChangedNote } from '../version/changedNotes.ts'
import type { StandingNote } from '../version/compare.ts'
import { printColors } from './handoutStyle.ts'
import { onPlot, type Markers } from './placeMarkers.ts'
import type { Rectangle } from '../board/plane.ts'

/** What has changed on a matrix, drawn on its plot: `below` the markers, arrows from where notes stood; `above` them, signs. */
export type ChangeMarks = { below: Mark[]; above: Mark[] }

const line = { color: printColors.ink, width: 0.8 }
const head = 4.2
/** Of the cross where a note has gone, and of the plus on a new one. */
const arm = 2.6

/** Ways of notes on this matrix: all in ink, so that they read in black and white as well. */
export function changeMarks(
  changed: readonly ChangedNote[],
  { id }: PlacedMatrix,
  plot: Rectangle,
  markers: Markers,
  typeface: Typeface,
): ChangeMarks {
  const below: Mark[] = []
  const above: Mark[] = []
  for (const { before, after } of changed) {
    const [from, to] = [standingPoint(before, id, plot), after && markers.places.get(after.note.id)]
    if (from && to) below.push(...arrow(from, to.at, to.marker, markers.size))
    else if (from) below.push(...cross(from, markers.areNumbered ? before?.note.number : undefined, typeface))
    else if (to) above.push(...plus(to.marker, markers.size))
  }
  return { below, above }
}

function standingPoint(standing: StandingNote | undefined, matrixId: string, plot: Rectangle): Point | undefined {
  return standing?.matrix?.id === matrixId ? onPlot(standing.note.centre, standing.matrix, plot) : undefined
}

// To the place that counts; up to the marker's edge where the marker lies on it.
function arrow(from: Point, to: Point, marker: Point, size: number): Mark[] {
  const way = lengthOf({ from, to })
  const isCovered = lengthOf({ from: to, to: marker }) < size / 2
  const gap = isCovered ? size / 2 + 0.5 : 0
  if (way < gap + head) return []
  const end = pointAt({ from, to }, (way - gap) / way)
  const along = { x: (to.x - from.x) / way, y: (to.y - from.y) / way }
  const back = { x: end.x - along.x * head, y: end.y - along.y * head }
  const aside = { x: -along.y * head * 0.45, y: along.x * head * 0.45 }
  return [
    lineMark(from.x, from.y, back.x, back.y, line),
    { kind: 'figure', path: ring(from), fill: printColors.paper, stroke: line },
    {
      kind: 'figure',
      path: [['M', end.x, end.y], ['L', back.x + aside.x, back.y + aside.y], ['L', back.x - aside.x, back.y - aside.y], ['Z']],
      fill: printColors.ink,
    },
  ]
}

function cross({ x, y }: Point, number: number | undefined, typeface: Typeface): Mark[] {
  const style = { size: 6, weight: 400 } as const
  const text = String(number ?? '')
  const sign = [lineMark(x - arm, y - arm, x + arm, y + arm, line), lineMark(x - arm, y + arm, x + arm, y - arm, line)]
  if (number === undefined) return sign
  const label = {
    kind: 'text',
    ...style,
    text,
    x: x - textWidth(text, style, typeface) / 2,
    y: y + arm + 6,
    color: printColors.muted,
  } as const
  return [...sign, label]
}

// On the marker's upper right corner, on paper of its own.
function plus(marker: Point, size: number): Mark[] {
  const [x, y] = [marker.x + size * 0.5, marker.y - size * 0.5]
  const room = arm + 0.6
  return [
    {
      kind: 'figure',
      path: rectanglePath(x - room, y - room, 2 * room, 2 * room),
      fill: printColors.paper,
      stroke: { ...line, width: 0.35 },
    },
    lineMark(x - arm + 0.8, y, x + arm - 0.8, y, line),
    lineMark(x, y - arm + 0.8, x, y + arm - 0.8, line),
  ]
}

function ring({ x, y }: Point) {
  const r = 1.4
  return [['M', x - r, y], ['L', x, y - r], ['L', x + r, y], ['L', x, y + r], ['Z']] as const
}

/** The signs with what they stand for, in a row of that width; undefined without changes. `y` downwards from its top. */
export function changeKey(words: { moved: string; added: string; removed: string }, typeface: Typeface): { marks: Mark[]; height: number } {
  const style = { size: 8, weight: 400 } as const
  const marks: Mark[] = []
  let x = 0
  const put = (sign: (left: number) => Mark[], width: number, text: string): void => {
    marks.push(...sign(x), { kind: 'text', ...style, text, x: x + width + 5, y: 10.5, color: printColors.ink })
    x += width + 5 + textWidth(text, style, typeface) + 18
  }
  put((left) => arrow({ x: left + 2, y: 8 }, { x: left + 20, y: 8 }, { x: left + 60, y: 8 }, 0), 20, words.moved)
  put((left) => plus({ x: left + 4, y: 8 }, 0), 8, words.added)
  put((left) => cross({ x: left + 4, y: 8 }, undefined, typeface), 8, words.removed)
  return { marks, height: 18 }
}
