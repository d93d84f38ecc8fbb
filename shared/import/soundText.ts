import { limits } from '../protocol/limits.ts'

/** A text from outside as a board keeps it: one kind of line end, no invisible control characters, no half of a pair. */
export function soundText(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
      // oxlint-disable-next-line no-control-regex -- these are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, '')
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .trim()
  )
}

/** Whether a text is longer than a note may be. */
export function isTooLong(text: string): boolean {
  return text.length > limits.importTextLength
}

/** The beginning of a text that is too long. */
export function cutText(text: string): string {
  return `${text.slice(0, limits.importTextLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
