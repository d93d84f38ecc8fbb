import type { Point } from '../../../shared/board/plane.ts'

/** What a dot is drawn from. `centre`: the point of the note that counts, on the page. */
export type DotNote = { id: string; number: number; color: string; centre: Point }

/** A dot on the page: its centre, and its size in screen pixels. A bare one is too small for its number. */
export type Dot = DotNote & { x: number; y: number; w: number; h: number; isBare: boolean }

/** The height of a dot in screen pixels, and its width with one or two figures. */
const dotSize = 22
/** In a throng there is no room for numbers. */
const bareSize = 11
/** The part of its ground that a throng would cover, at least, if each dot had its number. */
const throng = 0.6
/** What each further figure adds to the width. */
const figureWidth = 7
/** Dots whose places are nearer than this part of their size would hide each other. */
const near = 0.45
/** How far such dots step aside: less than half their size, so that each still covers the place it stands for. */
const mostAside = 0.42

/**
 * The dots of `notes`, in their order. Those at nearly the same place step aside in a ring, by less than half their size:
 * a dot always covers the point of its note that counts.
 */
export function layOutDots(notes: readonly DotNote[], zoom: number): Dot[] {
  const isBare = isThrong(notes, zoom)
  const h = isBare ? bareSize : dotSize
  const dots = notes.map((note) => ({ ...note, ...note.centre, w: isBare ? h : dotWidth(note.number), h, isBare }))
  for (const heap of heapsOf(dots, (near * h) / zoom)) {
    if (heap.length < 2) continue
    const aside = (Math.min(mostAside, 0.15 + heap.length * 0.05) * h) / zoom
    for (const [at, dot] of heap.entries()) {
      const turn = (2 * Math.PI * at) / heap.length - Math.PI / 2
      dot.x += aside * Math.cos(turn)
      dot.y += aside * Math.sin(turn)
    }
  }
  return dots
}

function isThrong(notes: readonly DotNote[], zoom: number): boolean {
  const [xs, ys] = [notes.map(({ centre }) => centre.x), notes.map(({ centre }) => centre.y)]
  const extent = (values: readonly number[]): number => {
    const [least, most] = values.reduce<readonly [number, number]>(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    )
    return (most - least) * zoom + dotSize
  }
  // A handful at one place is no throng, whatever the place.
  return notes.length > 20 && notes.length * dotSize ** 2 > throng * extent(xs) * extent(ys)
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
  const straight = (dot.w - dot.h) / 2
  const across = Math.max(0, Math.abs(point.x - dot.x) * zoom - straight)
  return Math.max(0, Math.hypot(across, (point.y - dot.y) * zoom) - dot.h / 2)
}
