import * as Y from 'yjs'
import * as awarenessProtocol from 'y-protocols/awareness'
import { applyCursors } from '../../client/sync/applyCursors.ts'
import type { Message } from '../../shared/protocol/messages.ts'
import { createStillAwareness } from './stillAwareness.ts'
import { SimulatedSocket } from './simulatedSocket.ts'

/** A client in the manner of y-websocket on a simulated socket. Nothing moves until `flush`. */
export interface SimulatedClient {
  readonly document: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  readonly socket: SimulatedSocket
  /** What came that is none of y-protocols' matters, and every refusal. */
  readonly heard: Message[]
  /** The newest `saved` count. */
  savedCount(): number
  /** How many changes this connection has sent. */
  sentChanges(): number
  /** Whether changes wait to be sent. */
  hasUnsent(): boolean
  /** Sends and receives everything that waits at this end. True if there was something. */
  flush(): boolean
  send(message: Message): void
  /** Goes on with the same document on a new socket. */
  reconnect(socket: SimulatedSocket): void
}

/** A client that connects at once: step 1 and its presence wait to be flushed. `clientId` makes runs repeatable. */
export function createSimulatedClient(
  socket: SimulatedSocket,
  options: { clientId: number; document?: Y.Doc; hasPresence?: boolean },
): SimulatedClient {
  const document = options.document ?? new Y.Doc()
  document.clientID = options.clientId
  const awareness = createStillAwareness(document)
  if (options.hasPresence === false) awareness.setLocalState(null)
  let current = socket
  let outgoing: Message[] = []
  let savedCount = 0
  let sentChanges = 0
  const heard: Message[] = []

  const fromServer = Symbol('from the server')
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== fromServer) outgoing.push({ type: 'update', update })
  })
  awareness.on('update', (changes: { added: number[]; updated: number[]; removed: number[] }) => {
    const clients = [...changes.added, ...changes.updated, ...changes.removed]
    outgoing.push({ type: 'awareness', update: awarenessProtocol.encodeAwarenessUpdate(awareness, clients) })
  })

  function greet(): void {
    outgoing = [{ type: 'sync-step-1', stateVector: Y.encodeStateVector(document) }]
    if (awareness.getLocalState() === null) return
    outgoing.push({ type: 'awareness', update: awarenessProtocol.encodeAwarenessUpdate(awareness, [document.clientID]) })
  }

  function receive(message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        outgoing.push({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(document, message.stateVector) })
        return
      case 'sync-step-2':
      case 'update':
        return Y.applyUpdate(document, message.update, fromServer)
      case 'awareness':
        return awarenessProtocol.applyAwarenessUpdate(awareness, message.update, fromServer)
      case 'cursors':
        heard.push(message)
        return applyCursors(awareness, message.moves, fromServer)
      case 'saved':
        savedCount = message.count
        return
      case 'refused':
      case 'gesture':
      case 'query-awareness':
        heard.push(message)
    }
  }

  greet()
  return {
    document,
    awareness,
    get socket() {
      return current
    },
    heard,
    savedCount: () => savedCount,
    sentChanges: () => sentChanges,
    hasUnsent: () => outgoing.some(isChange),
    flush() {
      const incoming = current.takeMessages()
      for (const message of incoming) receive(message)
      const sending = outgoing.splice(0)
      for (const message of sending) {
        if (isChange(message)) sentChanges += 1
        current.deliver(message)
      }
      return incoming.length + sending.length > 0
    },
    send: (message) => void outgoing.push(message),
    reconnect(next) {
      current = next
      savedCount = 0
      sentChanges = 0
      const others = [...awareness.getStates().keys()].filter((clientId) => clientId !== document.clientID)
      awarenessProtocol.removeAwarenessStates(awareness, others, fromServer)
      greet()
    },
  }
}

function isChange({ type }: Message): boolean {
  return type === 'sync-step-2' || type === 'update'
}
