/**
 * Whether a key belongs to an input method that is still composing (Japanese, Chinese, Korean): its Enter picks a
 * candidate and must not send the form, its Escape drops the word and must not close the dialog. Safari ends the
 * composition before the key arrives and says so only by keyCode 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** For what closes on Escape: not on one that belongs to a composition. */
export function stayWhileComposing(event: KeyboardEvent): void {
  if (isComposing(event)) event.preventDefault()
}
