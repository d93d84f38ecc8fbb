import type { TLPage } from '@tldraw/tlschema'

type IndexKey = TLPage['index']

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The key of a record that came to share `index` with another one: right above `index`, below its next neighbour, and
 * the same on every client because it depends on the record's id alone. Equal keys make tldraw throw when it puts
 * something between them. Keys: https://observablehq.com/@dgreensp/implementing-fractional-indexing
 */
export function distinctIndex(index: IndexKey, id: string): IndexKey {
  let rest = hashOf(id)
  let suffix = ''
  for (let digit = 0; digit < 6; digit++) {
    suffix += digits.charAt(rest % digits.length)
    rest = Math.floor(rest / digits.length)
  }
  // The leading 0 keeps it close above; a key must not end in 0.
  return `${index}0${suffix}V` as IndexKey
}

// FNV-1a, 32 bits.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
