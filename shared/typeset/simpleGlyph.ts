import type { ByteWriter } from './byteWriter.ts'

/** A point of an outline; one off the curve guides it. */
export type GlyphPoint = { x: number; y: number; isOnCurve: boolean }

/** Writes a glyph of plain outlines, each point with a flag and two words of its own (OpenType, "glyf"). */
export function writeSimpleGlyph(
  out: ByteWriter,
  counts: readonly number[],
  points: readonly GlyphPoint[],
  { box, instructions }: { box: Uint8Array | undefined; instructions: Uint8Array },
): void {
  out.i16(counts.length)
  if (box) out.bytes(box)
  else for (const side of boxOf(points)) out.i16(side)
  let last = -1
  for (const count of counts) out.u16((last += count))
  out.u16(instructions.length).bytes(instructions)
  for (const [at, { isOnCurve }] of points.entries()) out.u8((isOnCurve ? 1 : 0) | (at === 0 ? overlapping : 0))
  for (const axis of ['x', 'y'] as const) {
    let before = 0
    for (const point of points) {
      out.i16(point[axis] - before)
      before = point[axis]
    }
  }
}

/** Strokes of variable fonts overlap: what both cover is ink, too. */
const overlapping = 0x40

function boxOf(points: readonly GlyphPoint[]): number[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
