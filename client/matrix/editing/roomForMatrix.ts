import type { Point, Rectangle } from '../../../shared/board/plane.ts'

/** Between two matrices, in canvas pixels. */
const gap = 160

/**
 * Where a further matrix goes: right of, below, left of or above `beside`, wherever nothing of `taken` lies; where something
 * lies everywhere, right of everything.
 */
export function roomForMatrix(size: { w: number; h: number }, beside: Rectangle, taken: readonly Rectangle[]): Point {
  const places: Point[] = [
    { x: beside.x + beside.w + gap, y: beside.y },
    { x: beside.x, y: beside.y + beside.h + gap },
    { x: beside.x - gap - size.w, y: beside.y },
    { x: beside.x, y: beside.y - gap - size.h },
  ]
  const free = places.find((place) => !taken.some((other) => overlaps({ ...place, ...size }, other)))
  return free ?? { x: Math.max(...taken.map(({ x, w }) => x + w)) + gap, y: beside.y }
}

function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}
