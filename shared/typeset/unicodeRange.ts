export type Range = readonly [first: number, last: number]

/** The ranges of a CSS `unicode-range`: `U+26, U+30-3F, U+4??`. */
export function rangesOf(unicodeRange: string): Range[] {
  return unicodeRange.split(',').flatMap((part) => {
    const [first, last] = part.trim().replace(/^u\+/i, '').split('-')
    if (!first) return []
    const low = Number.parseInt(first.replaceAll('?', '0'), 16)
    const high = Number.parseInt((last ?? first).replaceAll('?', 'f'), 16)
    return Number.isNaN(low) || Number.isNaN(high) ? [] : [[low, high]]
  })
}

/** Whether a character's number lies in one of some ranges. */
export function isInRanges(ranges: readonly Range[], codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}
