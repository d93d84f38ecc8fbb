import { must } from '../must.ts'
import { clustersOf, isEmoji, isUnseen } from './clusters.ts'
import { createCut, type Cut, type Glyph, type GlyphPicture } from './cut.ts'
import { openFontFile, type FontFile } from './fontFile.ts'
import { isInRanges, type Range } from './unicodeRange.ts'

/** How strong letters are, as CSS counts it. */
export type Weight = number

/** One file of a typeface, with the characters that it has. */
export type FontSlice = { ranges: readonly Range[]; load(): Promise<Uint8Array> }

/** What text is set in: every character that people can write has a glyph. */
export interface Typeface {
  glyph(cluster: string, weight: Weight): Glyph
  /** How much nearer than its width says the second of two characters comes to the first, in thousandths of an em. */
  kerning(first: string, second: string, weight: Weight): number
}

export type TypefaceSource = {
  /** Letters: the typeface of the product. */
  letters: readonly FontSlice[]
  /** For emoji, and whatever signs the letters lack. */
  signs: readonly FontSlice[]
  /** What the device can draw of a character that no font of ours has; undefined where it can't either. */
  drawOther?: (cluster: string) => GlyphPicture | undefined
}

/**
 * Loads what the characters of `texts` need in these weights, and no more. A character that neither our fonts nor the device have is written as its
 * number (`U+1F9FF`): that is honest, and can be looked up.
 */
export async function openTypeface(
  texts: Iterable<string>,
  weights: readonly Weight[],
  { letters, signs, drawOther }: TypefaceSource,
): Promise<Typeface> {
  const clusters = new Set(labelCharacters)
  for (const text of texts) for (const cluster of clustersOf(text)) clusters.add(cluster)
  const [letterFonts, signFonts] = await Promise.all([
    openSlices(letters, [...clusters], weights),
    openSlices(
      signs,
      [...clusters].filter((cluster) => isEmoji(cluster) || !isCovered(cluster, letters)),
      weights,
    ),
  ])
  const cuts = weights.map((_, at) => {
    const [own, other] = [letterFonts, signFonts].map((fonts) => fonts.flatMap((font) => font[at] ?? []))
    return createCut(own ?? [], other ?? [], drawOther)
  })
  const cutOf = (weight: Weight): Cut => must(cuts[weights.indexOf(weight)], 'a weight that was asked for')
  return {
    glyph: (cluster, weight) => cutOf(weight).glyph(cluster),
    kerning: (first, second, weight) => cutOf(weight).kerning(first, second),
  }
}

const labelCharacters = [...'U+0123456789ABCDEF ']

async function openSlices(slices: readonly FontSlice[], clusters: readonly string[], weights: readonly Weight[]): Promise<FontFile[][]> {
  const points = new Set(clusters.flatMap((cluster) => [...cluster.normalize('NFC')].map(codePointOf)).filter((point) => !isUnseen(point)))
  const needed = slices.filter(({ ranges }) => [...points].some((point) => isInRanges(ranges, point)))
  return Promise.all(needed.map(async (slice) => openFontFile(await slice.load(), weights)))
}

function isCovered(cluster: string, slices: readonly FontSlice[]): boolean {
  return [...cluster.normalize('NFC')]
    .map(codePointOf)
    .every((point) => isUnseen(point) || slices.some(({ ranges }) => isInRanges(ranges, point)))
}

function codePointOf(text: string): number {
  return text.codePointAt(0) ?? 0
}
