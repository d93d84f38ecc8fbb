import { ByteWriter } from '../typeset/byteWriter.ts'
import type { Outline } from '../typeset/outline.ts'
import { trueTypeFlavor, writeSfnt } from '../typeset/sfnt.ts'
import type { Shape } from '../typeset/fontFile.ts'
import { writeSimpleGlyph, type GlyphPoint } from '../typeset/simpleGlyph.ts'

/** Heights of the font in thousandths of an em: what readers need to know of Noto Sans JP. */
export const fontHeights = { ascent: 880, descent: -120, capHeight: 733 } as const

/**
 * A TrueType font with just these glyphs, numbered in their order; the first stands for what is missing. It has the tables that PDF asks
 * for (ISO 32000-1, 9.9.1), and neither names nor a table of characters: a document says itself which glyph it wants.
 */
export function writeTrueType(glyphs: readonly Shape[]): Uint8Array {
  const [glyf, loca, hmtx] = [new ByteWriter(65_536), new ByteWriter(), new ByteWriter()]
  const most = { points: 0, contours: 0 }
  for (const { outline, advance } of glyphs) {
    loca.u32(glyf.length)
    const { points, counts } = pointsOf(outline)
    most.points = Math.max(most.points, points.length)
    most.contours = Math.max(most.contours, counts.length)
    if (counts.length > 0) writeSimpleGlyph(glyf, counts, points, { box: undefined, instructions: new Uint8Array() })
    glyf.pad(4)
    hmtx.u16(Math.round(advance)).i16(counts.length === 0 ? 0 : Math.min(...points.map(({ x }) => x)))
  }
  loca.u32(glyf.length)
  return writeSfnt(
    trueTypeFlavor,
    new Map([
      ['glyf', glyf.done()],
      ['loca', loca.done()],
      ['hmtx', hmtx.done()],
      ['head', headOf()],
      ['hhea', hheaOf(glyphs)],
      ['maxp', maxpOf(glyphs.length, most)],
    ]),
  )
}

// TrueType closes each contour by itself, and has no points that lie between two dots of the grid.
function pointsOf(outline: Outline): { points: GlyphPoint[]; counts: number[] } {
  const contours: GlyphPoint[][] = []
  const put = (x: number, y: number, isOnCurve: boolean): void =>
    void contours.at(-1)?.push({ x: Math.round(x), y: Math.round(y), isOnCurve })
  for (const step of outline) {
    switch (step[0]) {
      case 'M':
        contours.push([])
        put(step[1], step[2], true)
        break
      case 'L':
        put(step[1], step[2], true)
        break
      case 'Q':
        put(step[1], step[2], false)
        put(step[3], step[4], true)
        break
      case 'C':
        throw new Error('A TrueType font has no cubic curves')
      case 'Z':
        break
    }
  }
  const drawn = contours.map(withoutRepeatedStart).filter(({ length }) => length > 1)
  return { points: drawn.flat(), counts: drawn.map(({ length }) => length) }
}

function withoutRepeatedStart(contour: GlyphPoint[]): GlyphPoint[] {
  const [first, last] = [contour[0], contour.at(-1)]
  const isRepeated = contour.length > 1 && first && last?.isOnCurve && first.x === last.x && first.y === last.y
  return isRepeated ? contour.slice(0, -1) : contour
}

function headOf(): Uint8Array {
  const out = new ByteWriter(54)
  out.u32(0x00010000).u32(0x00010000).u32(0).u32(0x5f0f3cf5).u16(0x000b, 1000)
  // Made and changed: no time is better than a false one.
  for (let word = 0; word < 4; word++) out.u32(0)
  out.i16(-1000).i16(fontHeights.descent).i16(3000).i16(fontHeights.ascent)
  return out.u16(0, 8, 2, 1, 0).done()
}

function hheaOf(glyphs: readonly Shape[]): Uint8Array {
  const out = new ByteWriter(36)
  out.u32(0x00010000).i16(fontHeights.ascent).i16(fontHeights.descent).i16(0)
  out.u16(Math.round(Math.max(0, ...glyphs.map(({ advance }) => advance))), 0, 0, 3000, 1, 0, 0, 0, 0, 0, 0, 0)
  return out.u16(glyphs.length).done()
}

function maxpOf(count: number, most: { points: number; contours: number }): Uint8Array {
  return new ByteWriter(32).u32(0x00010000).u16(count, most.points, most.contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0).done()
}
