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
  return { lines: cutShort(breakLines(words.flatMap(splitWord), maxWidth / size), maxLines, maxWidth / size), size }
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
  const words: string[] = []
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)) {
    const last = words.at(-1)
    if (last !== undefined && (mustFollow.test(segment) || mustBeFollowed.test(last))) words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words
}

// What may not begin a line, and what may not end one (JIS X 4051), and spaces, which stay with the word before them.
const mustFollow = /^[\s、。，．・：；？！ー）」』】〕》〉,.;:?!)\]}’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/
const mustBeFollowed = /[（「『【〔《〈([{‘“]$/

function splitWord(word: string): string[] {
  return [...word]
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

function cutShort(lines: string[], maxLines: number, maxWidth: number): string[] {
  if (lines.length <= maxLines) return lines
  const kept = lines.slice(0, maxLines)
  const last = [...(kept.pop() ?? '')]
  while (last.length > 0 && widthInEm(`${last.join('')}…`) > maxWidth) last.pop()
  return [...kept, `${last.join('')}…`]
}
