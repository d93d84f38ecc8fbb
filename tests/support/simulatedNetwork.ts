import * as Y from 'yjs'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'

/** What a peer does with what arrives. */
export type PeerDocument = {
  document: Y.Doc
  /** Called before anything remote is applied. */
  beforeRemote(): void
  onGesture(clientId: number, body: string): void
  /** Whoever is cut off sees nobody any more. */
  onCut(): void
}

/** One peer's wire: bytes wait in both directions until they are delivered, in order; a cut loses what is under way. */
export interface Wire {
  readonly isConnected: boolean
  connect(): void
  cut(): void
  /** Delivers up to `count` messages to the hub. */
  deliverUp(count: number): void
  /** Delivers up to `count` messages to the peer. */
  deliverDown(count: number): void
  sendGesture(body: string): void
  /** The peer is gone for good. */
  close(): void
}

/** A board's hub and its wires, without time: nothing moves until it is told to. A relay of y-protocols' messages and gestures. */
export class SimulatedNetwork {
  readonly document = new Y.Doc()
  readonly #wires = new Set<SimulatedWire>()

  constructor() {
    // An id that no peer has, so that a failing seed replays.
    this.document.clientID = 1
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      for (const wire of this.#wires) if (wire !== origin) wire.queueDown({ type: 'update', update })
    })
  }

  join(peer: PeerDocument): Wire {
    const wire = new SimulatedWire(this.document, peer, (from) => [...this.#wires].filter((other) => other !== from))
    this.#wires.add(wire)
    wire.onClose = () => this.#wires.delete(wire)
    return wire
  }

  /** Connects everybody and delivers until nothing is under way. */
  settle(): void {
    for (const wire of this.#wires) wire.connect()
    while ([...this.#wires].some((wire) => wire.isBusy)) {
      for (const wire of this.#wires) {
        wire.deliverUp(Infinity)
        wire.deliverDown(Infinity)
      }
    }
  }
}

class SimulatedWire implements Wire {
  isConnected = false
  onClose = (): void => undefined
  /** As in the real link: until the hub's question is answered, that answer will cover every change. */
  #isAnswered = false
  #up: Uint8Array[] = []
  #down: Uint8Array[] = []
  readonly #hub: Y.Doc
  readonly #peer: PeerDocument
  readonly #others: (self: SimulatedWire) => SimulatedWire[]

  constructor(hub: Y.Doc, peer: PeerDocument, others: (self: SimulatedWire) => SimulatedWire[]) {
    this.#hub = hub
    this.#peer = peer
    this.#others = others
    peer.document.on('update', this.#onLocalUpdate)
  }

  get clientId(): number {
    return this.#peer.document.clientID
  }

  get isBusy(): boolean {
    return this.#up.length > 0 || this.#down.length > 0
  }

  connect(): void {
    if (this.isConnected) return
    this.isConnected = true
    this.#queueUp({ type: 'sync-step-1', stateVector: Y.encodeStateVector(this.#peer.document) })
    this.queueDown({ type: 'sync-step-1', stateVector: Y.encodeStateVector(this.#hub) })
  }

  cut(): void {
    if (!this.isConnected) return
    this.isConnected = false
    this.#isAnswered = false
    this.#up = []
    this.#down = []
    this.#broadcast({ type: 'gesture', clientId: this.clientId, body: '' })
    this.#peer.onCut()
  }

  deliverUp(count: number): void {
    for (let done = 0; done < count; done++) {
      const bytes = this.#up.shift()
      if (!bytes) return
      const message = decodeMessage(bytes)
      if (message?.type === 'sync-step-1')
        this.queueDown({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.#hub, message.stateVector) })
      if (message?.type === 'sync-step-2' || message?.type === 'update') Y.applyUpdate(this.#hub, message.update, this)
      if (message?.type === 'gesture') this.#broadcast(message)
    }
  }

  deliverDown(count: number): void {
    for (let done = 0; done < count; done++) {
      const bytes = this.#down.shift()
      if (!bytes) return
      const message = decodeMessage(bytes)
      this.#peer.beforeRemote()
      if (message?.type === 'sync-step-1') {
        this.#isAnswered = true
        this.#queueUp({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.#peer.document, message.stateVector) })
      }
      if (message?.type === 'sync-step-2' || message?.type === 'update') Y.applyUpdate(this.#peer.document, message.update, this)
      if (message?.type === 'gesture') this.#peer.onGesture(message.clientId, message.body)
    }
  }

  sendGesture(body: string): void {
    this.#queueUp({ type: 'gesture', clientId: this.clientId, body })
  }

  close(): void {
    this.cut()
    this.#peer.document.off('update', this.#onLocalUpdate)
    this.onClose()
  }

  queueDown(message: Message): void {
    if (this.isConnected) this.#down.push(encodeMessage(message))
  }

  #broadcast(message: Message): void {
    for (const other of this.#others(this)) other.queueDown(message)
  }

  #queueUp(message: Message): void {
    if (this.isConnected) this.#up.push(encodeMessage(message))
  }

  readonly #onLocalUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.#isAnswered) this.#queueUp({ type: 'update', update })
  }
}
