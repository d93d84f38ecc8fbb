import { create, type Font, type Glyph as FontGlyph } from 'fontkit'
import type { Outline, Step } from './outline.ts'
import { unpackWoff2 } from './woff2.ts'

/** What one cluster of characters looks like in a font: in thousandths of an em, y upwards. */
export type Shape = { advance: number; outline: Outline }

/** A font as its file holds it: some characters of a typeface, in one cut. */
export interface FontFile {
  has(codePoint: number): boolean
  /** What people see as one character; undefined where the font lacks a part of it. */
  shapeOf(cluster: string): Shape | undefined
  /** How much nearer the second of two characters stands to the first than their widths say: negative is nearer. */
  kerning(first: string, second: string): number
}

/** Opens a font in WOFF2. A variable one is set to `weight`. Throws when the bytes are no font. */
export function openFontFile(bytes: Uint8Array, weights: readonly number[]): FontFile[] {
  const font = create(unpackWoff2(bytes))
  const isVariable = Object.hasOwn(font.variationAxes, 'wght')
  return weights.map((weight) => readFont(isVariable ? font.getVariation({ wght: weight }) : font))
}

/** A font of any kind that fontkit reads, as it is. */
export function fontFileOf(bytes: Uint8Array): FontFile {
  return readFont(create(bytes))
}

function readFont(font: Font): FontFile {
  const scale = 1000 / font.unitsPerEm
  const kerningByPair = new Map<string, number>()
  return {
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shapeOf(cluster) {
      const { glyphs, positions, advanceWidth } = font.layout(cluster)
      if (glyphs.length === 0 || glyphs.some(({ id }) => id === 0)) return undefined
      let pen = 0
      const outline: Step[] = []
      for (const [at, glyph] of glyphs.entries()) {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
        outline.push(...outlineOf(glyph, scale, pen + xOffset, yOffset))
        pen += xAdvance
      }
      return { advance: advanceWidth * scale, outline }
    },
    kerning(first, second) {
      const known = kerningByPair.get(first + second)
      if (known !== undefined) return known
      const pair = font.layout(first + second)
      const apart = font.layout(first).advanceWidth + font.layout(second).advanceWidth
      // A ligature is another drawing: this sets characters one by one.
      const kerning = pair.glyphs.length === 2 ? (pair.advanceWidth - apart) * scale : 0
      kerningByPair.set(first + second, kerning)
      return kerning
    },
  }
}

function outlineOf(glyph: FontGlyph, scale: number, dx: number, dy: number): Step[] {
  const x = (value = 0): number => (value + dx) * scale
  const y = (value = 0): number => (value + dy) * scale
  return glyph.path.commands.map(({ command, args: [a, b, c, d, e, f] }): Step => {
    switch (command) {
      case 'moveTo':
        return ['M', x(a), y(b)]
      case 'lineTo':
        return ['L', x(a), y(b)]
      case 'quadraticCurveTo':
        return ['Q', x(a), y(b), x(c), y(d)]
      case 'bezierCurveTo':
        return ['C', x(a), y(b), x(c), y(d), x(e), y(f)]
      case 'closePath':
        return ['Z']
    }
  })
}
