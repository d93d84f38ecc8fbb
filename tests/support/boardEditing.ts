import fc from 'fast-check'
import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { lines, arrow, arrowBinding, group, note } from './canvasRecords.ts'
import type { CanvasPeer } from './canvasPeer.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { plainTextOf, type RichText } from '../../shared/document/richText.ts'

/** One thing that somebody does or that happens to their wire. `pick` and `at` choose among what there is at that moment. */
export type Step = { peer: number; pick: number; at: number; deed: Deed }

const deeds = [
  'add note',
  'type',
  'type',
  'type',
  'delete text',
  'split line',
  'join lines',
  'bold',
  'move',
  'move',
  'recolour',
  'group',
  'ungroup',
  'nest',
  'nest',
  'draw arrow',
  'bind arrow',
  'delete',
  'undo',
  'undo',
  'redo',
  'begin gesture',
  'end gesture',
  'hold text',
  'release text',
  'cut',
  'connect',
  'send',
  'receive',
  'exchange',
  'reload',
] as const
export type Deed = (typeof deeds)[number]

/** What brings parents, indices and bindings into trouble. */
export const relationDeeds: readonly Deed[] = [
  'nest',
  'nest',
  'ungroup',
  'group',
  'bind arrow',
  'delete',
  'undo',
  'add note',
  'exchange',
  'cut',
  'connect',
]

/** Any sequence of steps of `peers` people, of these deeds. */
export function anySteps(peers: number, among: readonly Deed[] = deeds): fc.Arbitrary<Step[]> {
  const step = fc.record({ peer: fc.nat(peers - 1), pick: fc.nat(999), at: fc.nat(999), deed: fc.constantFrom(...among) })
  return fc.array(step, { minLength: 1, maxLength: 60, size: 'max' })
}

/** Ids and characters that never come twice in one run. */
export class Novelties {
  #count = 0

  /** 'shape:…' in no order that the rules could lean on, and with its maker's number at the end. */
  id(kind: 'shape' | 'binding', peer: CanvasPeer): string {
    const number = ++this.#count
    return `${kind}:${((number * 7919) % 10_007).toString(36)}_${number}_${peer.document.clientID}`
  }

  /** A character that nobody has typed yet. */
  character(): string {
    return String.fromCodePoint(0x4e00 + ++this.#count)
  }
}

/** Lets a peer do something to the canvas, as the editor would. Wires and reloads are the caller's matter. */
export function doDeed(peer: CanvasPeer, { deed, pick, at }: Step, news: Novelties): void {
  // What somebody else is just drawing can be seen, not changed.
  const shapes = peer.shapes().filter(({ id }) => recordsOf(peer.document).has(id) || id.endsWith(`_${peer.document.clientID}`))
  const shape = shapes[pick % Math.max(1, shapes.length)]
  const notes = shapes.filter(({ type }) => type === 'note')
  const text = notes[pick % Math.max(1, notes.length)]
  switch (deed) {
    case 'add note':
      return peer.act(() =>
        peer.canvasStore.put([note(news.id('shape', peer), { x: at, y: pick, index: indexAt(at), text: news.character() })]),
      )
    case 'type':
      return changeText(peer, text, (now) => insert(now, at, news.character()))
    case 'split line':
      return changeText(peer, text, (now) => insert(now, at, '\n'))
    case 'delete text':
      return changeText(peer, text, (now) =>
        now.length > 0 ? now.slice(0, at % now.length) + now.slice((at % now.length) + 1 + (pick % 3)) : now,
      )
    case 'join lines':
      return changeText(peer, text, (now) => now.replace('\n', ''))
    case 'bold':
      return text && peer.act(() => peer.writeText(text.id, bold))
    case 'move':
      return shape && peer.act(() => peer.update(shape.id, ({ x, y }) => ({ x: x + 10 + at, y: y - pick })))
    case 'recolour':
      return text && peer.act(() => peer.update(text.id, ({ props }) => ({ props: { ...props, color: at % 2 ? 'blue' : 'red' } })))
    case 'group':
      return peer.act(() => groupSome(peer, shapes, pick, news))
    case 'ungroup':
      return peer.act(() => ungroup(peer, shapes.filter(({ type }) => type === 'group')[at % 2]))
    case 'nest':
      return shape && peer.act(() => nest(peer, shape, shapes.filter(({ type, id }) => type === 'group' && id !== shape.id)[at % 2]))
    case 'draw arrow':
      return peer.act(() => peer.canvasStore.put([arrow(news.id('shape', peer), { index: indexAt(at) })]))
    case 'bind arrow':
      return peer.act(() => bindArrow(peer, shapes.filter(({ type }) => type === 'arrow')[0], text, at % 2 ? 'end' : 'start', news))
    case 'delete':
      return shape && peer.act(() => remove(peer, shape))
    case 'undo':
      return peer.undo()
    case 'redo':
      return peer.redo()
    case 'begin gesture':
      peer.isGestureUnderWay = true
      return
    case 'end gesture':
      return peer.endGesture()
    case 'hold text':
      return text && peer.binding.holdText(text.id)
    case 'release text':
      return text && peer.binding.releaseText(text.id)
    default:
      return
  }
}

/** The characters on a peer's canvas, by note. */
export function textsOf(peer: CanvasPeer): Map<string, string> {
  const notes = peer.shapes().filter(({ type }) => type === 'note')
  return new Map(notes.map((shape) => [shape.id, plainTextOf(richTextOf(shape))]))
}

function richTextOf(shape: TLShape): RichText {
  return (shape.props as { richText: RichText }).richText
}

function changeText(peer: CanvasPeer, shape: TLShape | undefined, change: (text: string) => string): void {
  if (!shape) return
  // Marks are dropped by plain edits here; what counts is that everybody drops the same.
  peer.act(() => peer.writeText(shape.id, (richText) => lines(change(plainTextOf(richText)))))
}

function insert(text: string, at: number, added: string): string {
  const place = at % (text.length + 1)
  return text.slice(0, place) + added + text.slice(place)
}

function bold(richText: RichText): RichText {
  return {
    type: 'doc',
    content: richText.content.map((line) => ({
      ...line,
      ...(line.content ? { content: line.content.map((node) => ({ ...node, marks: [{ type: 'bold' }] })) } : {}),
    })),
  }
}

// Few enough to collide often.
function indexAt(at: number): string {
  return `a${1 + (at % 4)}`
}

function groupSome(peer: CanvasPeer, shapes: TLShape[], pick: number, news: Novelties): void {
  const id = news.id('shape', peer)
  const members = shapes.slice(pick % 3, (pick % 3) + 2)
  peer.canvasStore.put([group(id, { index: indexAt(pick) })])
  for (const member of members) if (member.type !== 'group') peer.update(member.id, () => ({ parentId: id as TLShape['parentId'] }))
}

function ungroup(peer: CanvasPeer, shape: TLShape | undefined): void {
  if (!shape) return
  for (const child of peer.shapes())
    if (child.parentId === (shape.id as string)) peer.update(child.id, () => ({ parentId: shape.parentId }))
  peer.canvasStore.remove([shape.id])
}

function nest(peer: CanvasPeer, shape: TLShape, into: TLShape | undefined): void {
  for (let above = into; above; above = peer.shape(above.parentId)) if (above.id === shape.id) return
  if (into) peer.update(shape.id, () => ({ parentId: into.id }))
}

function bindArrow(peer: CanvasPeer, from: TLShape | undefined, to: TLShape | undefined, terminal: 'start' | 'end', news: Novelties): void {
  if (!from || !to) return
  const isTaken = bindingsAt(peer, from.id).some(
    (binding) => binding.fromId === from.id && (binding.props as { terminal: string }).terminal === terminal,
  )
  if (!isTaken) peer.canvasStore.put([arrowBinding(news.id('binding', peer), from.id, to.id, terminal)])
}

// What the editor does: the bindings of a deleted shape and the children of a deleted group go with it.
function remove(peer: CanvasPeer, shape: TLShape): void {
  for (const child of peer.shapes()) if (child.parentId === (shape.id as string)) remove(peer, child)
  peer.canvasStore.remove(bindingsAt(peer, shape.id).map(({ id }) => id))
  peer.canvasStore.remove([shape.id])
}

function bindingsAt(peer: CanvasPeer, shapeId: string): Extract<TLRecord, { typeName: 'binding' }>[] {
  return peer.canvasStore
    .allRecords()
    .filter((record) => record.typeName === 'binding')
    .filter((binding) => (binding.fromId as string) === shapeId || (binding.toId as string) === shapeId)
}
