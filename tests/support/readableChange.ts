import { decodeChange, type Change } from '../../server/sync/change.ts'

/** An update that a test has Yjs write, taken apart. */
export function readableChange(update: Uint8Array): Change {
  const change = decodeChange(update, Infinity)
  if ('problem' in change) throw new Error('Yjs writes changes that can be read')
  return change
}
