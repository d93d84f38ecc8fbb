/** Each of these is a character by itself, whatever stands beside it: most of what people write in Japanese and English. */
const plain = /^[\u0020-\u007e\u00a1-\u02ff\u2010-\u2015\u2018-\u2026\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uffee]*$/

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text as what people see as its characters: an emoji of several parts, or a letter with its accents, is one. */
export function clustersOf(text: string): string[] {
  return plain.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Whether a character of that number is not seen by its nature: a control character, a joiner, a mark of direction. */
export function isUnseen(codePoint: number): boolean {
  return unseen.test(String.fromCodePoint(codePoint))
}

const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** Whether a cluster is to be drawn as an emoji rather than as a letter or sign of text. */
export function isEmoji(cluster: string): boolean {
  return /\p{Emoji_Presentation}|\ufe0f/u.test(cluster)
}
