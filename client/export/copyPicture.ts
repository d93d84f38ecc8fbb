/** Puts a picture on the clipboard. Rejects where the browser has none to offer (plain http) or refuses. */
export async function copyPicture(picture: Promise<Blob | undefined>): Promise<void> {
  // Safari takes it only when the clipboard is asked in the same moment as the click: with a promise of the picture.
  const content = picture.then((blob) => blob ?? new Blob([], { type: 'image/png' }))
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': content })])
}
