/** Calls `wake` when the network or the page has come back, `drop` when the browser says that the network is gone. */
export function watchWaking(wake: () => void, drop: () => void): () => void {
  const wakeWhenVisible = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  window.addEventListener('offline', drop)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', wakeWhenVisible)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', drop)
    window.removeEventListener('pageshow', wake)
    document.removeEventListener('visibilitychange', wakeWhenVisible)
  }
}
