import { expect, test } from 'vitest'
import { containSize, problemOfFile, problemOfResponse, problemOfUpload } from '../../../client/images/imageRules.ts'

test('[IMAGE-1] PNG, JPEG, GIF and WebP are taken; SVG, films and everything else are declined', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) expect(problemOfFile({ type, size: 1 })).toBeUndefined()
  for (const type of ['image/svg+xml', 'video/mp4', 'image/tiff', '', 'text/html'])
    expect(problemOfFile({ type, size: 1 })).toBe('not-an-image')
})

test('[IMAGE-2] an image over the server’s limit is declined before it is sent', () => {
  expect(problemOfUpload({ size: 1_000 }, 1_000)).toBeUndefined()
  expect(problemOfUpload({ size: 1_001 }, 1_000)).toBe('too-large')
})

test('a large photo is scaled down in proportion, a small one stays as it is', () => {
  expect(containSize({ w: 4800, h: 3600 }, 2400)).toEqual({ w: 2400, h: 1800 })
  expect(containSize({ w: 100, h: 9600 }, 2400)).toEqual({ w: 25, h: 2400 })
  const small = { w: 20, h: 30 }
  expect(containSize(small, 2400)).toBe(small)
})

test('the server’s refusals have their own words', () => {
  expect(problemOfResponse(413, 'tooLarge')).toBe('too-large')
  expect(problemOfResponse(413, 'boardStorageFull')).toBe('board-full')
  expect(problemOfResponse(415, 'unsupportedImage')).toBe('not-an-image')
  expect(problemOfResponse(403, 'forbidden')).toBe('not-allowed')
  expect(problemOfResponse(410, 'keyRevoked')).toBe('not-allowed')
  expect(problemOfResponse(429, 'tooMany')).toBe('too-many')
  expect(problemOfResponse(503, 'cannotSave')).toBe('server-away')
  expect(problemOfResponse(502, undefined)).toBe('server-away')
})
