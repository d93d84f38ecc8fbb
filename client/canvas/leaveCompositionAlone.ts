/**
 * Keeps keys that belong to a composition (Enter to choose a word, Escape to drop it, Tab) from tldraw's handlers: they
 * are for the input method. Browsers mark them by `isComposing`, some only by key code 229. Returns the way to stop.
 */
export function leaveCompositionAlone(container: HTMLElement): () => void {
  const onKey = (event: KeyboardEvent): void => {
    // tldraw passes over events that carry this flag; the text field and the input method see them as before.
    if (event.isComposing || event.keyCode === 229) Object.assign(event, { isKilled: true })
  }
  container.addEventListener('keydown', onKey, { capture: true })
  container.addEventListener('keyup', onKey, { capture: true })
  return () => {
    container.removeEventListener('keydown', onKey, { capture: true })
    container.removeEventListener('keyup', onKey, { capture: true })
  }
}
