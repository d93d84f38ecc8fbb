import type { TLShape } from '@tldraw/tlschema'
import { expect } from 'vitest'
import { terminalOf } from '../../../shared/document/recordLinks.ts'
import type { CanvasPeer } from '../../support/canvasPeer.ts'

/** Everything on the canvas has a parent, nothing is in itself, no two stand at one index, and bindings hold what is there. */
export function expectSoundRelations(peer: CanvasPeer): void {
  const records = peer.canvasStore.allRecords()
  const ids = new Set<string>(records.map(({ id }) => id))
  const shapes = peer.shapes()
  const pages = records.filter((record) => record.typeName === 'page')
  expect(pages.length).toBeGreaterThan(0)
  const places = [...shapes.map(({ parentId, index }) => `${parentId} ${index}`), ...pages.map(({ index }) => `pages ${index}`)]
  expect(new Set(places).size).toBe(places.length)
  for (const shape of shapes) {
    const above = new Set<string>()
    for (let next: TLShape | undefined = shape; next; next = peer.shape(next.parentId)) {
      expect(ids.has(next.parentId), `${next.parentId} exists`).toBe(true)
      expect(above.has(next.id), `${next.id} is not in itself`).toBe(false)
      above.add(next.id)
    }
  }
  const bindings = records.filter((record) => record.typeName === 'binding')
  for (const { fromId, toId } of bindings) expect(ids.has(fromId) && ids.has(toId)).toBe(true)
  expect(new Set(bindings.map(terminalOf)).size, 'one binding at each end of an arrow').toBe(bindings.length)
}
