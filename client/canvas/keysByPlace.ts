/**
 * Lets shortcuts find a key by its place where its code says nothing: some keyboards and input methods that are not
 * Latin report 0 or 229 for every letter, even while nothing is being composed. Returns the way to stop.
 */
export function findKeysByPlace(page: Document): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const place = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]
    if (place === undefined || event.isComposing || (event.keyCode !== 0 && event.keyCode !== 229) || isTextField(event.target)) return
    // tldraw's shortcuts go by this number alone, which is that of the letter on a Latin keyboard.
    Object.defineProperty(event, 'keyCode', { value: place.charCodeAt(0) })
  }
  page.addEventListener('keydown', onKey, { capture: true })
  page.addEventListener('keyup', onKey, { capture: true })
  return () => {
    page.removeEventListener('keydown', onKey, { capture: true })
    page.removeEventListener('keyup', onKey, { capture: true })
  }
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
