import type { TLBinding, TLPage, TLShape } from '@tldraw/tlschema'
import type { CanvasPeer } from './canvasPeer.ts'
import { arrowBinding, frame, group, page } from './canvasRecords.ts'
import type { Novelties } from './novelties.ts'

/** What can hold others. */
export function isContainer({ type }: TLShape): boolean {
  return type === 'group' || type === 'frame'
}

/** Groups two of `shapes`, or puts them into a new frame. */
export function enclose(peer: CanvasPeer, shapes: TLShape[], kind: 'group' | 'frame', pick: number, news: Novelties): void {
  const id = news.id('shape', peer)
  const make = kind === 'group' ? group : frame
  peer.canvasStore.put([make(id, { index: indexAt(pick), x: pick })])
  for (const member of shapes.slice(pick % 3, (pick % 3) + 2)) {
    if (!isContainer(member)) peer.update(member.id, () => ({ parentId: id as TLShape['parentId'] }))
  }
}

export function ungroup(peer: CanvasPeer, shape: TLShape | undefined): void {
  if (!shape) return
  for (const child of childrenOf(peer, shape.id)) peer.update(child.id, () => ({ parentId: shape.parentId }))
  peer.canvasStore.remove([shape.id])
}

/** Puts `shape` into a container, unless it would be in itself. */
export function nest(peer: CanvasPeer, shape: TLShape, into: TLShape | undefined): void {
  for (let above = into; above; above = peer.shape(above.parentId)) if (above.id === shape.id) return
  if (into) peer.update(shape.id, () => ({ parentId: into.id }))
}

/** Binds one end of an arrow that is still free. */
export function bindArrow(peer: CanvasPeer, from: TLShape | undefined, to: TLShape | undefined, at: number, news: Novelties): void {
  if (!from || !to) return
  const terminal = at % 2 ? 'end' : 'start'
  const isTaken = bindingsAt(peer, from.id).some(
    (binding) => (binding.fromId as string) === from.id && (binding.props as { terminal: string }).terminal === terminal,
  )
  if (!isTaken) peer.canvasStore.put([arrowBinding(news.id('binding', peer), from.id, to.id, terminal)])
}

/** A copy of `shape`, of all that is in it, and of the bindings between what is copied. */
export function duplicate(peer: CanvasPeer, shape: TLShape, at: number, news: Novelties): void {
  const copies = new Map<string, string>()
  const copy = (original: TLShape, change: Partial<TLShape>): void => {
    const id = news.id('shape', peer)
    copies.set(original.id, id)
    peer.canvasStore.put([{ ...structuredClone(original), ...change, id } as TLShape])
    for (const child of childrenOf(peer, original.id)) copy(child, { parentId: id as TLShape['parentId'] })
  }
  copy(shape, { x: shape.x + 20, index: indexAt(at) as TLShape['index'] })
  for (const [from, fromCopy] of copies) {
    for (const { fromId, toId, props } of bindingsAt(peer, from)) {
      const toCopy = copies.get(toId)
      const { terminal } = props as { terminal: 'start' | 'end' }
      if ((fromId as string) === from && toCopy) peer.canvasStore.put([arrowBinding(news.id('binding', peer), fromCopy, toCopy, terminal)])
    }
  }
}

/** What the editor does: the bindings of a deleted shape and what is in it go with it. */
export function remove(peer: CanvasPeer, shape: TLShape): void {
  for (const child of childrenOf(peer, shape.id)) remove(peer, child)
  peer.canvasStore.remove(bindingsAt(peer, shape.id).map(({ id }) => id))
  peer.canvasStore.remove([shape.id])
}

export function addPage(peer: CanvasPeer, at: number, news: Novelties): void {
  peer.canvasStore.put([page(news.id('page', peer), { index: indexAt(at) })])
}

export function moveToPage(peer: CanvasPeer, shape: TLShape, at: number): void {
  const pages = pagesOf(peer)
  const target = pages[at % pages.length]
  if (target) peer.update(shape.id, () => ({ parentId: target.id }))
}

export function renamePage(peer: CanvasPeer, at: number): void {
  const pages = pagesOf(peer)
  const renamed = pages[at % pages.length]
  if (renamed) peer.canvasStore.put([{ ...renamed, name: `第${at}面` }])
}

/** Deletes a page and all that is on it, as the editor does: never the last one. */
export function deletePage(peer: CanvasPeer, at: number): void {
  const pages = pagesOf(peer)
  const deleted = pages[at % pages.length]
  if (!deleted || pages.length < 2) return
  for (const child of childrenOf(peer, deleted.id)) remove(peer, child)
  peer.canvasStore.remove([deleted.id])
}

/** Few enough to collide often. */
export function indexAt(at: number): string {
  return `a${1 + (at % 4)}`
}

function pagesOf(peer: CanvasPeer): TLPage[] {
  const pages = peer.canvasStore.allRecords().filter((record) => record.typeName === 'page')
  return pages.sort((left, right) => (left.id < right.id ? -1 : 1))
}

function childrenOf(peer: CanvasPeer, parentId: string): TLShape[] {
  return peer.shapes().filter((shape) => (shape.parentId as string) === parentId)
}

function bindingsAt(peer: CanvasPeer, shapeId: string): TLBinding[] {
  return peer.canvasStore
    .allRecords()
    .filter((record) => record.typeName === 'binding')
    .filter((binding) => (binding.fromId as string) === shapeId || (binding.toId as string) === shapeId)
}
