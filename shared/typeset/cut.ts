import { isEmoji, isUnseen } from './clusters.ts'
import type { FontFile, Shape } from './fontFile.ts'
import { transformed, type Outline } from './outline.ts'

/**
 * A character as it is drawn: in thousandths of an em, y upwards. `picture`: no font of ours has it, but the device. `isNumber`: nobody has it,
 * and its number stands in its place.
 */
export type Glyph = Shape & { text: string; picture?: GlyphPicture; isNumber?: true }

/** What the device draws of a character, as RGBA, row by row; `box`: where it lies, in thousandths of an em, y upwards, from its lower left corner. */
export type GlyphPicture = {
  pixels: Uint8ClampedArray
  w: number
  h: number
  box: { x: number; y: number; w: number; h: number }
  advance: number
}

/** One weight of a typeface: whatever it is asked for, it draws something. */
export type Cut = { glyph(cluster: string): Glyph; kerning(first: string, second: string): number }

/** `letters`: the fonts of words; `signs`: those of emoji, which are asked first for them; `drawOther`: the device's, for what neither has. */
export function createCut(
  letters: readonly FontFile[],
  signs: readonly FontFile[],
  drawOther: ((cluster: string) => GlyphPicture | undefined) | undefined,
): Cut {
  const known = new Map<string, Glyph>()
  return {
    glyph(cluster) {
      const glyph = known.get(cluster) ?? glyphOf(cluster)
      known.set(cluster, glyph)
      return glyph
    },
    kerning(first, second) {
      if (!kernable.test(first) || !kernable.test(second)) return 0
      return letters.find((font) => font.has(codePointOf(first)) && font.has(codePointOf(second)))?.kerning(first, second) ?? 0
    },
  }

  function glyphOf(cluster: string): Glyph {
    const points = [...cluster].map(codePointOf)
    if (points.every(isUnseen)) return { text: cluster, advance: 0, outline: [] }
    const fonts = isEmoji(cluster) ? [...signs, ...letters] : [...letters, ...signs]
    const shape = shapeIn(fonts, cluster) ?? partsIn(fonts, cluster)
    if (shape) return { text: cluster, ...shape }
    if (cluster.trim() === '') return { text: cluster, advance: spaceWidth, outline: [] }
    const picture = drawOther?.(cluster)
    if (picture) return { text: cluster, advance: picture.advance, outline: [], picture }
    return { text: cluster, ...labelOf(points, letters), isNumber: true }
  }
}

/** Of spaces that no font has. */
const spaceWidth = 300

/** Letters of which pairs have a distance of their own. */
const kernable = /^[!-~\u00a1-\u024f]$/

function codePointOf(text: string): number {
  return text.codePointAt(0) ?? 0
}

function shapeIn(fonts: readonly FontFile[], cluster: string): Shape | undefined {
  const composed = cluster.normalize('NFC')
  const points = [...composed].map(codePointOf).filter((point) => !isUnseen(point))
  for (const font of fonts) {
    if (!points.every((point) => font.has(point))) continue
    // A font that knows the joiners may have one drawing for all; one that doesn't is asked without them.
    const shape = font.shapeOf(composed) ?? font.shapeOf(String.fromCodePoint(...points))
    if (shape) return shape
  }
  return undefined
}

// An emoji whose parts are in different files, or which is newer than the font: its parts, one after the other.
function partsIn(fonts: readonly FontFile[], cluster: string): Shape | undefined {
  if (!isEmoji(cluster)) return undefined
  const parts = [...cluster].filter((part) => !isUnseen(codePointOf(part))).map((part) => shapeIn(fonts, part))
  if (parts.length < 2) return undefined
  const outlines: Outline[] = []
  let advance = 0
  for (const part of parts) {
    if (!part) return undefined
    outlines.push(transformed(part.outline, [1, 0, 0, 1, advance, 0]))
    advance += part.advance
  }
  return { advance, outline: outlines.flat() }
}

const labelScale = 0.62

function labelOf(points: readonly number[], letters: readonly FontFile[]): Shape {
  const label = ` ${points.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')} `
  const outlines: Outline[] = []
  let advance = 0
  for (const character of label) {
    const shape = shapeIn(letters, character)
    if (!shape) continue
    outlines.push(transformed(shape.outline, [labelScale, 0, 0, labelScale, advance, 0]))
    advance += shape.advance * labelScale
  }
  return { advance, outline: outlines.flat() }
}
