import { isSameJson } from './isSameJson.ts'
import { isObject, type RichText } from './richText.ts'
import { richTextOfUnits, unitsOfRichText, type TextUnit } from './textUnits.ts'

/** The words of a text without its formatting, lines separated by newlines: as many characters as the flat text has units before its last end. */
export function wordsOf(richText: RichText): string {
  return linesOf(richText).map(letterOf).join('')
}

/**
 * The text with other words: the smallest replacement in it, so that formatting elsewhere stays. New letters look like the one before
 * them, new lines are of the kind they are in.
 */
export function withWords(richText: RichText, words: string): RichText {
  const before = linesOf(richText)
  const old = before.map(letterOf).join('')
  if (old === words) return richText
  const { at, removed, added } = replacementOf(old, words)
  const marks = looksAt(before, at)
  const end = before.slice(at).find(isLineEnd) ?? lastEndOf(richText)
  const inserted = [...unitsOfLetters(added)].map((letter): TextUnit =>
    letter === '\n' ? { ...end } : { content: letter, attributes: marks },
  )
  const rest = [...before.slice(at + removed), lastEndOf(richText)]
  if (added.includes('\n')) continueList(rest)
  return richTextOfUnits([...before.slice(0, at), ...inserted, ...rest])
}

/** The one replacement that leads from `old` to `next`: nothing of it halves a surrogate pair. */
export function replacementOf(old: string, next: string): { at: number; removed: number; added: string } {
  const longest = Math.min(old.length, next.length)
  let at = 0
  while (at < longest && old[at] === next[at]) at++
  if (isInsidePair(old, at) || isInsidePair(next, at)) at--
  let tail = 0
  while (tail < longest - at && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++
  if (isInsidePair(old, old.length - tail) || isInsidePair(next, next.length - tail)) tail--
  return { at, removed: old.length - at - tail, added: next.slice(at, next.length - tail) }
}

// The last end of a line is in every text, and no letter of its words.
function linesOf(richText: RichText): TextUnit[] {
  const units = unitsOfRichText(richText)
  return isLineEnd(units.at(-1)) ? units.slice(0, -1) : units
}

function lastEndOf(richText: RichText): TextUnit {
  const last = unitsOfRichText(richText).at(-1)
  return last && isLineEnd(last) ? last : { content: { type: 'line' }, attributes: {} }
}

function letterOf({ content }: TextUnit): string {
  return typeof content === 'string' ? content : '\n'
}

function isLineEnd(unit: TextUnit | undefined): boolean {
  return typeof unit?.content === 'object' && unit.content.type === 'line'
}

function looksAt(units: readonly TextUnit[], at: number): Record<string, unknown> {
  const left = units[at - 1]
  const neighbour = left && typeof left.content === 'string' ? left : units[at]
  if (!neighbour || typeof neighbour.content !== 'string') return {}
  // What is written after a link is no part of it.
  const { link, ...marks } = neighbour.attributes
  return link !== undefined && isSameJson(units[at]?.attributes['link'], link) ? neighbour.attributes : marks
}

// After a new end of a line, the rest of that line is the next item of the list it is in, not another list.
function continueList(rest: TextUnit[]): void {
  const at = rest.findIndex(isLineEnd)
  const end = rest[at]
  const path = end?.attributes['block']
  if (!end || !Array.isArray(path)) return
  const lastItem = path.findLastIndex((step) => isObject(step) && step.type === 'listItem')
  const block = path.map((step: unknown, depth) => {
    if (!isObject(step)) return step
    const { start: _start, ...plain } = step
    return depth === lastItem ? { ...plain, start: true } : plain
  })
  rest[at] = { ...end, attributes: { ...end.attributes, block } }
}

function* unitsOfLetters(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text.charAt(at)
}

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
}
