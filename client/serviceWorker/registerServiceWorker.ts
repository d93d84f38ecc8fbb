/**
 * Lets this site open without a network: the service worker keeps the app's files on the device. Browsers allow it on https
 * and on localhost only; elsewhere a page that is open goes on as well, but can't be opened anew.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = (): void => {
    // Refused (private windows, full disks): everything else works without it.
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined)
  }
  // What the page itself needs comes first.
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
