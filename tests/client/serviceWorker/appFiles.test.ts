import { expect, test } from 'vitest'
import { cacheNameOf, isOfBuild, outdatedCaches, treatmentOf } from '../../../client/serviceWorker/appFiles.ts'

const origin = 'https://board.example.org'

function treatment(path: string, { method = 'GET', mode = 'navigate' } = {}): string {
  const treated = treatmentOf({ method, mode, url: new URL(path, origin).href }, origin)
  return treated.kind === 'page' ? treated.file : treated.kind
}

test('[OFFLINE-10] all pages open from this device, whatever the board or circle', () => {
  expect(treatment('/')).toBe('/index.html')
  expect(treatment('/b/AAAAAAAAAAAAAAAA')).toBe('/board.html')
  expect(treatment('/b/AAAAAAAAAAAAAAAA?from=chat#key')).toBe('/board.html')
  expect(treatment('/c/AAAAAAAAAAAAAAAA?q=word#key')).toBe('/circle.html')
  expect(treatment('/assets/home-abc.js', { mode: 'no-cors' })).toBe('file')
})

test('[OFFLINE-11] what boards hold, what others serve and what changes something is never touched', () => {
  for (const path of ['/api/boards/AAAA', '/uploads/AAAA/b.png', '/sync/AAAA', '/sw.js', '/healthz'])
    expect([treatment(path), treatment(path, { mode: 'cors' })], path).toEqual(['network', 'network'])
  expect(treatment('https://elsewhere.example.org/assets/a.js')).toBe('network')
  expect(treatment('/', { method: 'POST' })).toBe('network')
})

test('[OFFLINE-12] a page that names a file of another build is not kept beside this one', () => {
  const html = '<link href="/assets/board-a1.css"><script src="/assets/board-b2.js"></script>'
  expect(isOfBuild(html, ['/assets/board-a1.css', '/assets/board-b2.js', '/assets/more-c3.js'])).toBe(true)
  expect(isOfBuild(html, ['/assets/board-a1.css', '/assets/board-b3.js'])).toBe(false)
})

test('[OFFLINE-12] the version before stays for the pages that are still open in it, older ones go, and fonts stay', () => {
  const [first, second, third] = ['1', '2', '3'].map(cacheNameOf)
  const names = [first, 'flamingo-fonts', second, third].map(String)
  expect(outdatedCaches(names, String(third))).toEqual([first])
  expect(outdatedCaches([String(first)], String(first))).toEqual([])
  // Back to the version before: the newer one is kept in its turn.
  expect(outdatedCaches([String(first), String(second)], String(first))).toEqual([])
})
