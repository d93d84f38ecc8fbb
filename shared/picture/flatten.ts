import type { Point } from '../board/plane.ts'
import type { Outline } from '../typeset/outline.ts'

/** Into how many straight lines a curve is cut. */
const steps = 12

/** The points of an outline's first contour: curves as straight lines. */
export function pointsOf(outline: Outline): Point[] {
  const points: Point[] = []
  for (const step of outline) {
    const from = points.at(-1) ?? { x: 0, y: 0 }
    switch (step[0]) {
      case 'M':
        if (points.length > 0) return points
        points.push({ x: step[1], y: step[2] })
        break
      case 'L':
        points.push({ x: step[1], y: step[2] })
        break
      case 'Q': {
        const [, x1, y1, x, y] = step
        // The same curve with two guiding points.
        const guide = (end: number, middle: number): number => end + (2 / 3) * (middle - end)
        points.push(...cubic(from, { x: guide(from.x, x1), y: guide(from.y, y1) }, { x: guide(x, x1), y: guide(y, y1) }, { x, y }))
        break
      }
      case 'C':
        points.push(...cubic(from, { x: step[1], y: step[2] }, { x: step[3], y: step[4] }, { x: step[5], y: step[6] }))
        break
      case 'Z':
        return points
    }
  }
  return points
}

function cubic(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: steps }, (_, at) => {
    const t = (at + 1) / steps
    const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
    return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y }
  })
}
