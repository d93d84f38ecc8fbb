/**
 * Puts the text of a field on the clipboard and returns whether it is there. Browsers offer the Clipboard API on https and
 * localhost only; from a plain http address in a LAN the field's own selection is copied.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus()
    field.select()
    return document.execCommand('copy')
  }
}
