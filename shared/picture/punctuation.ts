const opening = /^[（「『【〔〈《［｛〖〘]$/u
const closing = /^[）」』】〕〉》］｝〗〙]$/u

/** Half of a full width, in em: the empty half of a bracket. */
export const emptyHalf = 0.5

/**
 * How much nearer the second of two brackets stands where both have an empty half there, in em: 」「 are as wide as three halves. As browsers set
 * Japanese (CSS Text 4, "text-spacing-trim: normal"); in the board's font they do so with brackets, and not with full stops and commas.
 */
export function squeezeBetween(first: string, second: string): number {
  const isBoth = opening.test(second) ? isBracket(first) : closing.test(first) && closing.test(second)
  return isBoth ? emptyHalf : 0
}

/** Whether a character opens brackets of full width: the first half of it is empty. */
export function isOpening(cluster: string): boolean {
  return opening.test(cluster)
}

/** Whether a character may lose its empty half at the end of a line, where it would not fit otherwise. */
export function mayEndInHalf(cluster: string): boolean {
  return closing.test(cluster)
}

function isBracket(cluster: string): boolean {
  return isOpening(cluster) || closing.test(cluster)
}
