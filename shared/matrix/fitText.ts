/** Where a text goes: its lines and the size they are set in, in canvas pixels. */
export type FittedText = { lines: string[]; size: number }

/**
 * Breaks `text` into at most `maxLines` lines no wider than `maxWidth` canvas pixels, in the largest of `sizes` (largest
 * first) that allows it. A text too long even for the smallest ends in an ellipsis.
 *
 * Widths are estimated from the kind of each character, without a DOM: exports, miniatures and tests must all come to the
 * same lines.
 */
export function fitText(text: string, limits: { maxWidth: number; maxLines: number; sizes: readonly number[] }): FittedText {
  const { maxWidth, maxLines, sizes } = limits
  const words = wordsOf(text.trim())
  for (const size of sizes) {
    const lines = breakLines(words, maxWidth / size)
    if (lines.length <= maxLines && lines.every((line) => widthInEm(line) <= maxWidth / size)) return { lines, size }
  }
  const size = sizes.at(-1) ?? 16
  return { lines: cutShort(breakLines(charactersOf(words), maxWidth / size), maxLines, maxWidth / size), size }
}

/** The estimated width of `text` in em: what it measures in Noto Sans JP, a little more rather than less. */
export function widthInEm(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const narrow = /[ .,:;'!|()[\]ijltfrI/]/
const broad = /[mwMW@%&A-Z]/

function characterWidth(character: string): number {
  if (wide.test(character)) return 1
  if (narrow.test(character)) return 0.36
  return broad.test(character) ? 0.78 : 0.6
}

// Words as a reader of the language breaks them: Japanese has no spaces to go by.
function wordsOf(text: string): string[] {
  return bind(Array.from(new Intl.Segmenter('ja', { granularity: 'word' }).segment(text), ({ segment }) => segment))
}

function bind(parts: readonly string[]): string[] {
  const bound: string[] = []
  for (const part of parts) {
    const last = bound.at(-1)
    if (last !== undefined && (mustFollow.test(part) || mustBeFollowed.test(last))) bound[bound.length - 1] = last + part
    else bound.push(part)
  }
  return bound
}

// What may not begin a line, and what may not end one (JIS X 4051), and spaces, which stay with the word before them.
const mustFollow = /^[\s、。，．・：；？！ー）」』】〕》〉,.;:?!)\]}’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/
const mustBeFollowed = /[（「『【〔《〈([{‘“]$/

function charactersOf(words: readonly string[]): string[] {
  return bind(words.flatMap((word) => [...word]))
}

function breakLines(words: readonly string[], maxWidth: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && widthInEm((line + word).trimEnd()) > maxWidth) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? word.trimStart() : word
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

function cutShort(lines: readonly string[], maxLines: number, maxWidth: number): string[] {
  const isCut = lines.length > maxLines
  return lines.slice(0, maxLines).map((line, index) => cutLine(line, maxWidth, isCut && index === maxLines - 1))
}

function cutLine(line: string, maxWidth: number, goesOn: boolean): string {
  if (!goesOn && widthInEm(line) <= maxWidth) return line
  const characters = [...line]
  while (characters.length > 0 && widthInEm(`${characters.join('')}…`) > maxWidth) characters.pop()
  return `${characters.join('')}…`
}
