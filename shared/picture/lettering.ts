import type { TLDefaultFontStyle } from '@tldraw/tlschema'
import { clustersOf } from '../typeset/clusters.ts'
import type { Glyph } from '../typeset/cut.ts'
import { openFontFile, type FontFile } from '../typeset/fontFile.ts'
import { transformed } from '../typeset/outline.ts'
import { openTypeface, type TypefaceSource } from '../typeset/typeface.ts'

export type Family = TLDefaultFontStyle

/** What letters look like. `weight` as CSS counts it. */
export type LetterStyle = { family: Family; weight: Weight; isItalic: boolean }
export const weights = [400, 500, 600, 700] as const
export type Weight = (typeof weights)[number]

/** Plain letters of the board's font. */
export const plainStyle: LetterStyle = { family: 'sans', weight: 400, isItalic: false }

/** The board's font, and tldraw's other ones: a file of each in WOFF2; undefined where there is none. */
export type PictureFonts = {
  board: TypefaceSource
  other(family: Exclude<Family, 'sans'>, cut: { isBold: boolean; isItalic: boolean }): (() => Promise<Uint8Array>) | undefined
}

/** What the texts of a picture are set in. */
export interface Lettering {
  /** In thousandths of an em, y upwards. */
  glyph(cluster: string, style: LetterStyle): Glyph
  /** How far the next letter begins after this one, in em, and how much nearer it is to the one before. */
  advance(cluster: string, style: LetterStyle): number
  kerning(first: string, second: string, style: LetterStyle): number
}

/** Loads the letters of `texts`, and those of tldraw's own families that are in use. */
export async function openLettering(texts: Iterable<string>, families: ReadonlySet<Family>, fonts: PictureFonts): Promise<Lettering> {
  const [board, others] = await Promise.all([openTypeface(texts, weights, fonts.board), openOthers(families, fonts)])
  const known = new Map<string, Glyph>()
  const ownFont = ({ family, weight, isItalic }: LetterStyle, cluster: string): FontFile | undefined => {
    const font = family === 'sans' ? undefined : others.get(cutName(family, weight >= 600, isItalic))
    return font && [...cluster].every((character) => font.has(character.codePointAt(0) ?? 0)) ? font : undefined
  }
  function glyph(cluster: string, style: LetterStyle): Glyph {
    const key = `${style.family} ${style.weight} ${style.isItalic} ${cluster}`
    const found = known.get(key) ?? draw(cluster, style)
    known.set(key, found)
    return found
  }
  function draw(cluster: string, style: LetterStyle): Glyph {
    const shape = ownFont(style, cluster)?.shapeOf(cluster)
    if (shape) return { text: cluster, ...shape }
    const drawn = board.glyph(cluster, style.weight)
    return style.isItalic && !drawn.isNumber ? { ...drawn, outline: transformed(drawn.outline, [1, 0, slant, 1, 0, 0]) } : drawn
  }
  return {
    glyph,
    advance: (cluster, style) => glyph(cluster, style).advance / 1000,
    kerning(first, second, style) {
      const own = ownFont(style, first)
      const isOwn = own !== undefined && own === ownFont(style, second)
      return (isOwn ? own.kerning(first, second) : board.kerning(first, second, style.weight)) / 1000
    },
  }
}

/** How browsers slant letters of a font that has no italics: by a quarter. */
const slant = 0.25

/** Where the baseline is below the middle of a line, in em: (ascent − descent) / 2 of the family's font. */
export function baselineBelowMiddle(family: Family): number {
  return { sans: 0.436, draw: 0.35, serif: 0.375, mono: 0.375 }[family]
}

/** How wide a text is in one line, in em. */
export function widthOf(text: string, style: LetterStyle, lettering: Lettering): number {
  let width = 0
  let before: string | undefined
  for (const cluster of clustersOf(text)) {
    width += lettering.advance(cluster, style) + (before === undefined ? 0 : lettering.kerning(before, cluster, style))
    before = cluster
  }
  return width
}

function cutName(family: Family, isBold: boolean, isItalic: boolean): string {
  return `${family} ${isBold} ${isItalic}`
}

async function openOthers(families: ReadonlySet<Family>, fonts: PictureFonts): Promise<Map<string, FontFile>> {
  const wanted = [...families].flatMap((family) =>
    family === 'sans' ? [] : [false, true].flatMap((isBold) => [false, true].map((isItalic) => ({ family, isBold, isItalic }))),
  )
  const opened = await Promise.all(
    wanted.map(async ({ family, isBold, isItalic }) => {
      const load = fonts.other(family, { isBold, isItalic })
      const [font] = load ? openFontFile(await load(), [400]) : []
      return font && ([cutName(family, isBold, isItalic), font] as const)
    }),
  )
  return new Map(opened.flatMap((entry) => (entry ? [entry] : [])))
}
