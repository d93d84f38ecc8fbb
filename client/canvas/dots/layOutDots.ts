import type { Point } from '../../../shared/board/plane.ts'

/** What a dot is drawn from. `centre`: the point of the note that counts, on the page. */
export type DotNote = { id: string; number: number; color: string; centre: Point }

/** A dot on the page: its centre, and its size in screen pixels, which is the same at every zoom. */
export type Dot = DotNote & { x: number; y: number; w: number }

/** The height of a dot in screen pixels, and its width with one or two figures. */
export const dotSize = 22
/** What each further figure adds to the width. */
const figureWidth = 7
/** Dots whose places are this near, in screen pixels, would hide each other's numbers. */
const near = 6
/** How far such dots step aside: less than half a dot, so that each still covers the place it stands for. */
const mostAside = 9

/**
 * The dots of `notes`, in their order. Those at nearly the same place step aside in a ring, by less than half their size:
 * a dot always covers the point of its note that counts.
 */
export function layOutDots(notes: readonly DotNote[], zoom: number): Dot[] {
  const dots = notes.map((note) => ({ ...note, ...note.centre, w: dotWidth(note.number) }))
  for (const heap of heapsOf(dots, near / zoom)) {
    if (heap.length < 2) continue
    const aside = Math.min(mostAside, 4 + heap.length) / zoom
    for (const [at, dot] of heap.entries()) {
      const turn = (2 * Math.PI * at) / heap.length - Math.PI / 2
      dot.x += aside * Math.cos(turn)
      dot.y += aside * Math.sin(turn)
    }
  }
  return dots
}

function dotWidth(number: number): number {
  return dotSize + Math.max(0, String(number).length - 2) * figureWidth
}

// Each dot joins the first heap whose first dot is near; a grid keeps that from growing with the board.
function heapsOf(dots: readonly Dot[], distance: number): Dot[][] {
  const heaps: Dot[][] = []
  const heapsByCell = new Map<string, Dot[][]>()
  for (const dot of dots) {
    const [column, row] = [Math.floor(dot.centre.x / distance), Math.floor(dot.centre.y / distance)]
    const heap = heapNear(dot, column, row)
    if (heap) {
      heap.push(dot)
      continue
    }
    const started = [dot]
    heaps.push(started)
    const cell = `${column} ${row}`
    const inCell = heapsByCell.get(cell)
    if (inCell) inCell.push(started)
    else heapsByCell.set(cell, [started])
  }
  return heaps

  function heapNear({ centre }: Dot, column: number, row: number): Dot[] | undefined {
    for (let across = -1; across <= 1; across++) {
      for (let down = -1; down <= 1; down++) {
        for (const heap of heapsByCell.get(`${column + across} ${row + down}`) ?? []) {
          const [first] = heap
          if (first && Math.hypot(first.centre.x - centre.x, first.centre.y - centre.y) < distance) return heap
        }
      }
    }
    return undefined
  }
}

/**
 * The dot at a point of the page: the last drawn of those that cover it, else the nearest within `reach` screen pixels.
 * `wanted`: which may be found.
 */
export function dotAt(dots: readonly Dot[], point: Point, zoom: number, reach: number, wanted: (dot: Dot) => boolean): Dot | undefined {
  let nearest: { dot: Dot; distance: number } | undefined
  for (const dot of dots) {
    const distance = distanceTo(dot, point, zoom)
    // Of equally near ones the last drawn, which lies on top.
    if (distance <= reach && distance <= (nearest?.distance ?? Infinity) && wanted(dot)) nearest = { dot, distance }
  }
  return nearest?.dot
}

// In screen pixels from the dot's edge; 0 within.
function distanceTo(dot: Dot, point: Point, zoom: number): number {
  const straight = (dot.w - dotSize) / 2
  const across = Math.max(0, Math.abs(point.x - dot.x) * zoom - straight)
  return Math.max(0, Math.hypot(across, (point.y - dot.y) * zoom) - dotSize / 2)
}
