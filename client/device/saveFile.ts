/** Gives people a file to keep: the browser asks where, or puts it among the downloads. `type`: its media type. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it when the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
