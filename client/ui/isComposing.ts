import type { KeyboardEvent } from 'react'

/**
 * Whether a key belongs to an input method that is still composing (Japanese, Chinese, Korean): its Enter picks a
 * candidate and must not send the form. Safari ends the composition before the key arrives and says so only by keyCode 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229
}
