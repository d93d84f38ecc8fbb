import type { Point } from '../board/plane.ts'
import { transformed, type Transform } from '../typeset/outline.ts'

/** Where everything stays where it is. */
export const nowhere: Transform = [1, 0, 0, 1, 0, 0]

/** First the inner one, then the outer one. */
export function joined([a, b, c, d, e, f]: Transform, [p, q, r, s, t, u]: Transform): Transform {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The way back, of one that turns and moves only. */
export function inverse([a, b, c, d, e, f]: Transform): Transform {
  return [a, c, b, d, -(a * e + b * f), -(c * e + d * f)]
}

/** Points where a transform puts them. */
export function pointsThrough(points: readonly Point[], transform: Transform): Point[] {
  return transformed(
    points.map(({ x, y }) => ['L', x, y] as const),
    transform,
  ).map((step) => ({ x: step[1] ?? 0, y: step[2] ?? 0 }))
}
