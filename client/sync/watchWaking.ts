/** Calls `wake` when the network or the page has come back, `drop` when the browser says that the network is gone. */
export function watchWaking(wake: () => void, drop: () => void): () => void {
  const wakeWhenVisible = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('online', wake, { signal })
  window.addEventListener('offline', drop, { signal })
  window.addEventListener('pageshow', wake, { signal })
  // A laptop whose lid was closed over a page in sight tells no more than this.
  window.addEventListener('focus', wake, { signal })
  document.addEventListener('resume', wake, { signal })
  document.addEventListener('visibilitychange', wakeWhenVisible, { signal })
  return () => listening.abort()
}
