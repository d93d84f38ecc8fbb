import type { CaseNote } from '../board/caseNote.ts'
import { plotOf, type MatrixProps } from '../board/matrix.ts'
import { quadrantField } from '../board/quadrantField.ts'
import { pointInPlace } from '../board/pagePlace.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import type { Point, Rectangle } from '../board/plane.ts'
import { spreadNotes } from '../board/spreadNotes.ts'
import { lineMark, type Mark } from '../typeset/page.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { printColors } from './handoutStyle.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { markerMarks, markerSize, type MarkerLook } from './marker.ts'

/**
 * Markers of notes on a plot; `areNumbered` is false where there are too many for numbers. `places`: by a note's id, where it stands and where
 * its marker is. `size`: of a marker.
 */
export type Markers = { marks: Mark[]; areNumbered: boolean; places: ReadonlyMap<string, { at: Point; marker: Point }>; size: number }

/** The height of a marker in points: as large as the number of notes allows. */
const largest = 15
const smallest = 9.5
const bare = 4.5
/** The part of the plot that markers cover, and the part above which there is no room for numbers. */
const wanted = 0.24
const throng = 0.5

/**
 * The notes of a matrix where they lie on its plot (in points), each with its number. Those that would cover each other or a
 * label step aside within their quadrant, and a hairline leads to the place that counts.
 */
export function placeMarkers(
  notes: readonly CaseNote[],
  placed: PlacedMatrix,
  { plot, labels }: Pick<MatrixPicture, 'plot' | 'labels'>,
  looks: ReadonlyMap<string, MarkerLook>,
  typeface: Typeface,
): Markers {
  const area = (plot.w * plot.h) / Math.max(1, notes.length)
  const areNumbered = smallest ** 2 <= throng * area
  const size = areNumbered ? Math.min(largest, Math.max(smallest, Math.sqrt(wanted * area))) : bare
  const items = notes.flatMap((note): Item[] => {
    const look = looks.get(note.color)
    return look ? [itemOf(note, look, placed, plot, size, areNumbered)] : []
  })
  const places = areNumbered ? spreadMarkers(items, labels, size) : new Map<string, Point>()
  const marks = items.map((item) => {
    const at = places.get(item.note.id) ?? item.at
    const look = { look: item.look, ...at, size, number: areNumbered ? item.note.number : undefined }
    return { leader: leaderOf(item.at, at, size), marker: markerMarks(look, typeface) }
  })
  return {
    marks: [...marks.flatMap(({ leader }) => leader), ...marks.flatMap(({ marker }) => marker)],
    areNumbered,
    places: new Map(items.map(({ note, at }) => [note.id, { at, marker: places.get(note.id) ?? at }])),
    size,
  }
}

/** Where a point of the board's page lies on a plot that is printed. */
export function onPlot(point: Point, { matrix, place }: PlacedMatrix, plot: Rectangle): Point {
  return toPlot(pointInPlace(point, place), matrix, plot)
}

function toPlot({ x, y }: Point, matrix: MatrixProps, plot: Rectangle): Point {
  const onBoard = plotOf(matrix)
  return { x: plot.x + ((x - onBoard.x) / onBoard.w) * plot.w, y: plot.y + ((y - onBoard.y) / onBoard.h) * plot.h }
}

type Item = { note: CaseNote; look: MarkerLook; at: Point; w: number; h: number; within: Rectangle }

function itemOf(note: CaseNote, look: MarkerLook, placed: PlacedMatrix, plot: Rectangle, size: number, isNumbered: boolean): Item {
  const { matrix } = placed
  const field = note.score ? quadrantField(note.score.quadrant, matrix) : plotOf(matrix)
  const [corner, opposite] = [toPlot(field, matrix, plot), toPlot({ x: field.x + field.w, y: field.y + field.h }, matrix, plot)]
  return {
    note,
    look,
    at: onPlot(note.centre, placed, plot),
    ...markerSize(isNumbered ? note.number : undefined, size),
    within: { ...corner, w: opposite.x - corner.x, h: opposite.y - corner.y },
  }
}

/** What notes are on the board, in its pixels: the spreading knows distances of that order. */
const noteOnBoard = 200

function spreadMarkers(items: readonly Item[], labels: readonly Rectangle[], size: number): Map<string, Point> {
  const scale = noteOnBoard / size
  const inPixels = ({ x, y, w, h }: Rectangle): Rectangle => ({ x: x * scale, y: y * scale, w: w * scale, h: h * scale })
  const { places } = spreadNotes([
    ...items.map(({ note, at, w, h, within }) => ({
      id: note.id,
      box: inPixels({ x: at.x - w / 2, y: at.y - h / 2, w, h }),
      within: inPixels(within),
    })),
    ...labels.map((label, at) => ({ id: `label ${at}`, box: inPixels(label), fixed: true })),
  ])
  const sizes = new Map(items.map(({ note, w, h }) => [note.id, { w, h }]))
  return new Map(
    [...places].map(([id, { x, y }]) => {
      const { w, h } = sizes.get(id) ?? { w: 0, h: 0 }
      return [id, { x: x / scale + w / 2, y: y / scale + h / 2 }]
    }),
  )
}

// Only where the marker doesn't cover the place any more.
function leaderOf(from: Point, to: Point, size: number): Mark[] {
  if (Math.hypot(to.x - from.x, to.y - from.y) < size * 0.5) return []
  const hairline = { color: printColors.muted, width: 0.35 }
  const r = 0.8
  return [
    lineMark(from.x, from.y, to.x, to.y, hairline),
    {
      kind: 'figure',
      path: [['M', from.x - r, from.y], ['L', from.x, from.y - r], ['L', from.x + r, from.y], ['L', from.x, from.y + r], ['Z']],
      fill: printColors.ink,
    },
  ]
}
