import type { TLShape } from '@tldraw/tlschema'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { plainTextOf, type RichText, type RichTextNode } from '../../shared/document/richText.ts'
import type { CanvasPeer } from './canvasPeer.ts'
import { arrow, image, imageAsset, lines, note } from './canvasRecords.ts'
import type { Novelties } from './novelties.ts'
import type { Step } from './randomSteps.ts'
import * as relations from './relationEdits.ts'

/** Lets a peer do something to the canvas, as the editor would. What happens to wires and tabs is the caller's matter. */
export function doDeed(peer: CanvasPeer, { deed, pick, at }: Step, news: Novelties): void {
  // What somebody else is just drawing can be seen, not changed.
  const shapes = peer.shapes().filter(({ id }) => recordsOf(peer.document).has(id) || id.endsWith(`_${peer.document.clientID}`))
  const shape = shapes[pick % Math.max(1, shapes.length)]
  const notes = shapes.filter(({ type }) => type === 'note')
  const text = notes[pick % Math.max(1, notes.length)]
  switch (deed) {
    case 'add note':
      return peer.act(() =>
        peer.canvasStore.put([
          note(news.id('shape', peer), { x: at, y: pick, index: relations.indexAt(at), text: `${news.character()}${news.character()}` }),
        ]),
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
    case 'list':
      return text && peer.act(() => peer.writeText(text.id, asList))
    case 'move':
      return shape && peer.act(() => peer.update(shape.id, moved(at, pick)))
    case 'drag':
      return shape && drag(peer, shape, at, pick)
    case 'restyle':
      return text && peer.act(() => peer.update(text.id, ({ props }) => ({ props: { ...props, ...styleAt(at) } })))
    case 'reorder':
      return shape && peer.act(() => peer.update(shape.id, () => ({ index: relations.indexAt(at) as TLShape['index'] })))
    case 'group':
      return peer.act(() => relations.enclose(peer, shapes, 'group', pick, news))
    case 'add frame':
      return peer.act(() => relations.enclose(peer, shapes, 'frame', pick, news))
    case 'ungroup':
      return peer.act(() => relations.ungroup(peer, shapes.filter(({ type }) => type === 'group')[at % 2]))
    case 'nest':
      return (
        shape &&
        peer.act(() => relations.nest(peer, shape, shapes.filter((other) => relations.isContainer(other) && other !== shape)[at % 2]))
      )
    case 'draw arrow':
      return peer.act(() => peer.canvasStore.put([arrow(news.id('shape', peer), { index: relations.indexAt(at) })]))
    case 'bind arrow':
      return peer.act(() => relations.bindArrow(peer, shapes.filter(({ type }) => type === 'arrow')[0], text, at, news))
    case 'add picture':
      return peer.act(() => addPicture(peer, at, news))
    case 'duplicate':
      // Not without end: a group in a group in a group doubles each time.
      return shape && shapes.length < 40 ? peer.act(() => relations.duplicate(peer, shape, at, news)) : undefined
    case 'delete':
      return shape && peer.act(() => relations.remove(peer, shape))
    case 'add page':
      return peer.act(() => relations.addPage(peer, at, news))
    case 'move to page':
      return shape && peer.act(() => relations.moveToPage(peer, shape, at))
    case 'rename page':
      return peer.act(() => relations.renamePage(peer, at))
    case 'delete page':
      return peer.act(() => relations.deletePage(peer, at))
    case 'undo':
      return peer.undo()
    case 'redo':
      return peer.redo()
    case 'begin gesture':
      peer.isGestureUnderWay = true
      return
    case 'end gesture':
      return peer.endGesture()
    case 'cancel gesture':
      if (peer.isGestureUnderWay) peer.undo()
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
  return { type: 'doc', content: richText.content.map(boldNode) }
}

function boldNode(node: RichTextNode): RichTextNode {
  return {
    ...node,
    ...(node.content && { content: node.content.map(boldNode) }),
    ...(node.type === 'text' && { marks: [{ type: 'bold' }] }),
  }
}

// What is a list already stays one.
function asList(richText: RichText): RichText {
  if (richText.content.some(({ type }) => type !== 'paragraph')) return richText
  return {
    type: 'doc',
    content: [{ type: 'bulletList', content: richText.content.map((line) => ({ type: 'listItem', content: [line] })) }],
  }
}

function moved(at: number, pick: number): (shape: TLShape) => Partial<TLShape> {
  return ({ x, y }) => ({ x: x + 10 + at, y: y - pick })
}

// Three frames and the end, as a hand does it.
function drag(peer: CanvasPeer, shape: TLShape, at: number, pick: number): void {
  peer.isGestureUnderWay = true
  peer.act(() => {
    for (let frame = 0; frame < 3; frame++) peer.update(shape.id, moved(at, pick))
  })
  peer.endGesture()
}

function styleAt(at: number): object {
  return [{ color: 'blue' }, { color: 'red' }, { size: 'l' }, { font: 'sans', align: 'start' }][at % 4] ?? {}
}

function addPicture(peer: CanvasPeer, at: number, news: Novelties): void {
  const assetId = news.id('asset', peer)
  peer.canvasStore.put([imageAsset(assetId)])
  peer.canvasStore.put([image(news.id('shape', peer), assetId, { x: at, index: relations.indexAt(at) })])
}
