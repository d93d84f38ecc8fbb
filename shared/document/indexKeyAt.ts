import type { TLPage } from '@tldraw/tlschema'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The how-manieth key of order, from 0: the later is the larger. The first 62 have one digit, the next 3,844 two, and so on, up to
 * fifteen million. Keys: https://observablehq.com/@dgreensp/implementing-fractional-indexing
 */
export function indexKeyAt(position: number): TLPage['index'] {
  let [rest, length, heads] = [position, 1, 0]
  for (let count = digits.length; rest >= count; count *= digits.length) {
    rest -= count
    length += 1
    heads += 1
  }
  let key = ''
  for (let digit = 0; digit < length; digit++) {
    key = digits.charAt(rest % digits.length) + key
    rest = Math.floor(rest / digits.length)
  }
  return `${String.fromCharCode('a'.charCodeAt(0) + heads)}${key}` as TLPage['index']
}
