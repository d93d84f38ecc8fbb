import { openFontFile, type FontFile } from '../../../shared/typeset/fontFile.ts'
import { svgPathOf, transformed, type Outline } from '../../../shared/typeset/outline.ts'
import type { Glyph, GlyphPicture } from '../../../shared/typeset/cut.ts'
import { openTypeface, type TypefaceSource } from '../../../shared/typeset/typeface.ts'
import type { WantedGlyph } from '../texts/glyphRegistry.ts'

/** A font of another family than the board's, whole. `url`: where it is; it may be the font itself. */
export type FontOfFamily = { family: string; isBold: boolean; isItalic: boolean; url: string }

/** Glyphs as definitions that SVG can use: in thousandths of an em, y downwards, from where the baseline begins. */
export async function drawGlyphs(
  glyphs: readonly WantedGlyph[],
  families: readonly FontOfFamily[],
  fonts: TypefaceSource,
): Promise<string> {
  const own = await Promise.all(families.map(async (one) => ({ ...one, font: await openOwnFont(one.url) })))
  const weights = [...new Set(glyphs.map(({ style }) => style.weight))]
  const typeface = await openTypeface(
    glyphs.map(({ cluster }) => cluster),
    weights,
    fonts,
  )
  const drawn = await Promise.all(
    glyphs.map(async ({ id, cluster, style: { families, weight, isItalic } }) => {
      const font = own.find((one) => firstOf(families) === one.family && one.isBold === weight >= 600 && one.isItalic === isItalic)?.font
      const shape = font && shapeIn(font, cluster)
      if (shape) return pathOf(id, shape)
      const glyph = typeface.glyph(cluster, weight)
      if (glyph.picture) return imageOf(id, glyph.picture)
      if (glyph.isNumber) return pathOf(id, inOneEm(glyph))
      return pathOf(id, isItalic ? slanted(glyph) : glyph.outline)
    }),
  )
  return drawn.join('')
}

function firstOf(families: string): string {
  return (families.split(',')[0] ?? '').trim().replaceAll(/^['"]|['"]$/g, '')
}

async function openOwnFont(url: string): Promise<FontFile | undefined> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  return openFontFile(bytes, [400])[0]
}

function shapeIn(font: FontFile, cluster: string): Outline | undefined {
  const isThere = [...cluster.normalize('NFC')].every((character) => font.has(character.codePointAt(0) ?? 0))
  return isThere ? font.shapeOf(cluster.normalize('NFC'))?.outline : undefined
}

/** How browsers slant letters of a font that has no italics: by a quarter. */
const slant = 0.25

function slanted({ outline }: Glyph): Outline {
  return transformed(outline, [1, 0, slant, 1, 0, 0])
}

// The browser has left room for one character, which it doesn't have either.
function inOneEm({ outline, advance }: Glyph): Outline {
  const scale = Math.min(1, 1000 / advance)
  return transformed(outline, [scale, 0, 0, scale, 0, 0])
}

function pathOf(id: string, outline: Outline): string {
  return `<path id="${id}" d="${svgPathOf(transformed(outline, [1, 0, 0, -1, 0, 0]), 0)}"/>`
}

async function imageOf(id: string, { pixels, w, h, box }: GlyphPicture): Promise<string> {
  const canvas = new OffscreenCanvas(w, h)
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(pixels), w, h), 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const place = `x="${box.x}" y="${-box.y - box.h}" width="${box.w}" height="${box.h}"`
  return `<image id="${id}" ${place} xlink:href="data:image/png;base64,${base64}"/>`
}
