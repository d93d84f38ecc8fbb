import { replacementOf } from '../../shared/document/words.ts'

/** Brings a field to `text` by the smallest replacement, so that the caret stays at the words where its owner has put it. */
export function bringTo(field: HTMLTextAreaElement, text: string): void {
  if (field.value === text) return
  const { at, removed, added } = replacementOf(field.value, text)
  field.setRangeText(added, at, at + removed, 'preserve')
}
