/** Hands a file to the person, under this name. Where it goes is their browser's matter. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Browsers read the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
