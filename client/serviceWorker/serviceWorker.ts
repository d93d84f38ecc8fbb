import { cacheNameOf, isOfBuild, outdatedCaches, treatmentOf } from './appFiles.ts'

declare const self: ServiceWorkerGlobalScope

/** From the build (scripts/vite/serviceWorker.ts): the version of the app, and the files that every page of it may need. */
declare const appVersion: string
declare const appFiles: readonly string[]

const pages = ['/index.html', '/board.html', '/circle.html']
const currentCache = cacheNameOf(appVersion)
/** Fonts as they were used, of every version: their names say what is in them. */
const fontCache = 'flamingo-fonts'
/** A network that takes longer is as good as away. */
const patienceMs = 3_000

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const treatment = treatmentOf(event.request, self.location.origin)
  if (treatment.kind === 'page') event.respondWith(page(event.request, treatment.file))
  if (treatment.kind === 'file') event.respondWith(file(event.request))
})

/** Takes over only when every file of this version is here. */
async function install(): Promise<void> {
  const cache = await caches.open(currentCache)
  const kept = [...appFiles.map((path) => keepFile(cache, path)), ...pages.map((path) => keepPage(cache, path))]
  const outcomes = await Promise.allSettled(kept)
  if (outcomes.some(({ status }) => status === 'rejected')) {
    await caches.delete(currentCache)
    throw new Error('Not every file of this version could be kept')
  }
  await self.skipWaiting()
}

async function keepFile(cache: Cache, path: string): Promise<void> {
  const known = await caches.match(path)
  if (known) return cache.put(path, known)
  return cache.add(path)
}

async function keepPage(cache: Cache, path: string): Promise<void> {
  const response = await fetch(path, { cache: 'no-cache' })
  // The server was updated in between: the browser will find that version the next time.
  if (!response.ok || !isOfBuild(await response.clone().text(), appFiles)) throw new Error(`${path} is of another version`)
  await cache.put(path, response)
}

async function activate(): Promise<void> {
  await Promise.all(outdatedCaches(await caches.keys(), currentCache).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function page(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: currentCache })
  if (!kept) return fetch(request)
  const fetched = fetch(request).then(
    // A proxy in front of a server that is away answers in its own words.
    (response) => (response.status >= 500 ? kept : response),
    () => kept,
  )
  return Promise.race([fetched, new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs))])
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && request.destination === 'font') {
    const copy = response.clone()
    void caches.open(fontCache).then((cache) => cache.put(request.url, copy))
  }
  return response
}
