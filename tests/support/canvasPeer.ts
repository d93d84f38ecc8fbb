import { reverseRecordsDiff, type RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { bindCanvasStore, type BindingOptions, type CanvasBinding } from '../../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../../client/sync/createCanvasStore.ts'
import { decodeGesture, encodeGesture } from '../../client/sync/gestureMessage.ts'
import type { RichText } from '../../shared/document/richText.ts'
import type { SimulatedNetwork, Wire } from './simulatedNetwork.ts'

/** Somebody at a board: a real canvas store, really bound, on a simulated wire; and an undo stack like the editor's. */
export class CanvasPeer {
  readonly document = new Y.Doc()
  readonly canvasStore: TLStore = createCanvasStore()
  readonly binding: CanvasBinding
  readonly wire: Wire
  isGestureUnderWay = false
  #undos: RecordsDiff<TLRecord>[] = []
  #redos: RecordsDiff<TLRecord>[] = []

  /** `kept`: what the peer's device has kept of the document. */
  constructor(network: SimulatedNetwork, clientId: number, kept: readonly Uint8Array[] = [], options: BindingOptions = {}) {
    this.document.clientID = clientId
    for (const update of kept) Y.applyUpdate(this.document, update)
    const senders = new Set<number>()
    this.wire = network.join({
      document: this.document,
      beforeRemote: () => this.binding.flush(),
      onGesture: (sender, body) => {
        senders.add(sender)
        this.binding.setOverlays(new Map([[sender, decodeGesture(body)]]))
      },
      onCut: () => {
        this.binding.setOverlays(new Map([...senders].map((sender) => [sender, undefined])))
      },
    })
    this.binding = bindCanvasStore(this.canvasStore, this.document, {
      isGestureUnderWay: () => this.isGestureUnderWay,
      onGesture: (held) => this.wire.sendGesture(encodeGesture(held)),
      ...options,
    })
  }

  shapes(): TLShape[] {
    const shapes = this.canvasStore.allRecords().filter((record): record is TLShape => record.typeName === 'shape')
    return shapes.sort((left, right) => (left.id < right.id ? -1 : 1))
  }

  shape(id: string): TLShape | undefined {
    const record = this.canvasStore.get(id as TLRecord['id'])
    return record?.typeName === 'shape' ? record : undefined
  }

  /** Does something that undo can take back. */
  act(work: () => void): void {
    const diff = this.canvasStore.extractingChanges(work)
    this.#undos.push(diff)
    this.#redos = []
  }

  undo(): void {
    const diff = this.#undos.pop()
    if (!diff) return
    this.canvasStore.applyDiff(reverseRecordsDiff(diff), { ignoreEphemeralKeys: true })
    this.#redos.push(diff)
  }

  redo(): void {
    const diff = this.#redos.pop()
    if (!diff) return
    this.canvasStore.applyDiff(diff, { ignoreEphemeralKeys: true })
    this.#undos.push(diff)
  }

  endGesture(): void {
    this.isGestureUnderWay = false
    this.binding.endGesture()
    this.wire.sendGesture('')
  }

  /** Changes a shape as the editor does: a new object with the changed parts. */
  update(id: string, change: (shape: TLShape) => Partial<TLShape>): void {
    const shape = this.shape(id)
    if (shape) this.canvasStore.put([{ ...shape, ...change(shape) }])
  }

  writeText(id: string, change: (text: RichText) => RichText): void {
    this.update(id, (shape) => ({ props: { ...shape.props, richText: change((shape.props as { richText: RichText }).richText) } }))
  }

  close(): void {
    this.wire.close()
    this.binding.unbind()
  }
}
