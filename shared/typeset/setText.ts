import { clustersOf } from './clusters.ts'
import type { Typeface, Weight } from './typeface.ts'

/** How a text looks: `size` in points. */
export type TextStyle = { size: number; weight: Weight }

/** How wide a text is in one line, in points. */
export function textWidth(text: string, { size, weight }: TextStyle, typeface: Typeface): number {
  let width = 0
  let before: string | undefined
  for (const cluster of clustersOf(text)) {
    width += typeface.glyph(cluster, weight).advance
    if (before !== undefined) width += typeface.kerning(before, cluster, weight)
    before = cluster
  }
  return (width * size) / 1000
}

/**
 * Breaks a text into lines no wider than `width` points. Line ends in it stay. Japanese breaks between any two characters but where
 * its rules forbid (JIS X 4051), other text between words; a word that is too long for a line is broken where the line ends.
 */
export function breakLines(text: string, width: number, style: TextStyle, typeface: Typeface): string[] {
  return text.split(/\r\n?|\n/u).flatMap((paragraph) => breakParagraph(lineParts(clustersOf(paragraph)), width, style, typeface))
}

/** Breaks a heading: as `breakLines` does, but Japanese, too, only between words. */
export function breakHeading(text: string, width: number, style: TextStyle, typeface: Typeface): string[] {
  const words = Array.from(
    new Intl.Segmenter('ja', { granularity: 'word' }).segment(text.replaceAll(/\s+/gu, ' ')),
    ({ segment }) => segment,
  )
  return breakParagraph(lineParts(words), width, style, typeface)
}

/** The text in one line of that width, with "…" where it had to be cut. */
export function cutToWidth(text: string, width: number, style: TextStyle, typeface: Typeface): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (textWidth(line, style, typeface) <= width) return line
  const clusters = clustersOf(line)
  while (clusters.length > 0 && textWidth(`${clusters.join('')}…`, style, typeface) > width) clusters.pop()
  return `${clusters.join('').trimEnd()}…`
}

function breakParagraph(parts: readonly string[], width: number, style: TextStyle, typeface: Typeface): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const add = (part: string): void => {
    const visible = textWidth(part.trimEnd(), style, typeface)
    if (line !== '' && used + visible > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    line += part
    used += textWidth(part, style, typeface)
  }
  for (const part of parts) {
    if (textWidth(part.trimEnd(), style, typeface) <= width) add(part)
    else for (const cluster of clustersOf(part)) add(cluster)
  }
  return [...lines, line.trimEnd()]
}

// What may not begin a line, and what may not end one (JIS X 4051). Spaces stay with what is before them.
const mustFollow =
  /^[\s、。，．・：；？！ー～〜…‥’”）」』】〕》〉｝］,.;:?!)\]}%％℃ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ]/u
const mustBeFollowed = /[（「『【〔《〈｛［([{‘“￥$＄]$/u
// Scripts that are written without spaces between words: any two characters may part.
const partsAnywhere =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\p{Extended_Pictographic}]/u

/** The parts of a text between which a line may end. Spaces stay with what is before them. */
export function lineParts(pieces: readonly string[]): string[] {
  const parts: string[] = []
  for (const cluster of pieces.map((piece) => (piece === '\t' ? ' ' : piece))) {
    const last = parts.at(-1)
    const joins =
      last !== undefined && (mustFollow.test(cluster) || mustBeFollowed.test(last) || !(partsAnywhere.test(cluster) || endsPart(last)))
    if (joins) parts[parts.length - 1] = last + cluster
    else parts.push(cluster)
  }
  return parts
}

// After a space, a hyphen or a slash a line may end; and after a character of a script without spaces.
function endsPart(part: string): boolean {
  const last = clustersOf(part).at(-1) ?? ''
  return /^[\s\-–—/]/u.test(last) || partsAnywhere.test(last) || /^[、。，．・：；？！ー）」』】〕》〉]/u.test(last)
}
