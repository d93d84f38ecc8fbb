/** What the service worker does about a request. */
export type Treatment =
  /** A page: from the network, and from this device while the network is away. `file`: what the build calls it. */
  | { kind: 'page'; file: '/index.html' | '/board.html' | '/circle.html' }
  /** A file with a hash of its content in its name: from this device, once it is there. */
  | { kind: 'file' }
  /** None of our business. */
  | { kind: 'network' }

/** How a request of this origin's pages is treated. What boards hold (`/api`, `/sync`, `/uploads`) is never touched. */
export function treatmentOf(request: { method: string; mode: string; url: string }, origin: string): Treatment {
  const { pathname, origin: asked } = new URL(request.url)
  if (request.method !== 'GET' || asked !== origin) return { kind: 'network' }
  if (pathname.startsWith('/assets/')) return { kind: 'file' }
  if (request.mode !== 'navigate') return { kind: 'network' }
  if (pathname === '/') return { kind: 'page', file: '/index.html' }
  if (pathname.startsWith('/c/')) return { kind: 'page', file: '/circle.html' }
  return pathname.startsWith('/b/') ? { kind: 'page', file: '/board.html' } : { kind: 'network' }
}

/** Whether a page names files of its own build only: two versions must never mix. `files`: the paths of the build. */
export function isOfBuild(html: string, files: readonly string[]): boolean {
  return [...html.matchAll(/\/assets\/[\w.-]+/g)].every(([path]) => files.includes(path))
}

const prefix = 'flamingo-app-'

/** The cache of one version of the app. */
export function cacheNameOf(version: string): string {
  return prefix + version
}

/**
 * The caches to remove once `current` has taken over; `names` in the order of their making. The one before stays for the pages
 * that are still open in it and may load a part they haven't needed before.
 */
export function outdatedCaches(names: readonly string[], current: string): string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== current)
  return others.slice(0, -1)
}
