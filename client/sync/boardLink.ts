import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { assertNever } from '../../shared/assertNever.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { applyCursors } from './applyCursors.ts'
import { changedThings } from './changedThings.ts'
import type { Clock, Timer } from './clock.ts'
import type { Connection } from './connection.ts'
import { connectionOf, firstLinkState, nextLinkState, type LinkEvent, type LinkState } from './linkState.ts'
import { fromThisDevice, type KeptBoard } from './localCopy.ts'
import { createWritable, type Readable } from './readable.ts'

/** The part of a browser's WebSocket that a link uses. */
export interface Socket {
  binaryType: BinaryType
  readonly readyState: number
  send(data: Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void
}

export type BoardLinkOptions = {
  document: Y.Doc
  awareness: Awareness
  openSocket: () => Socket
  clock: Clock
  /** A number from 0 to 1: no two clients come back in the same moment. */
  random: () => number
  /** Called before anything from the server is applied to the document. */
  beforeRemote: () => void
  /** Somebody's gesture; '' when it is over. */
  onGesture: (clientId: number, body: string) => void
}

/** The link between a document and the server. From `start` on it keeps trying until it is closed or refused for good. */
export interface BoardLink {
  readonly connection: Readable<Connection>
  /** The things (see changedThings.ts) with changes of mine that are not known to be on the server's disk; a new map for each change. */
  readonly unsaved: Readable<ReadonlyMap<string, number>>
  /** Brings in what this device has kept of the board. Before `start`, the server is asked only for what is missing then. */
  restore(kept: KeptBoard): void
  /** Brings in what the server has told outside of this link. Before `start`, it is asked only for what is newer then. */
  takeSnapshot(update: Uint8Array): void
  /** Begins to connect. */
  start(): void
  /** My gesture, shown to the others and not kept; '' when it is over. */
  sendGesture(body: string): void
  /** Try now: the network or the page has come back. */
  wake(): void
  /** The network says that it is gone. */
  drop(): void
  /** Leaves at once: the others see it. */
  close(): void
}

const firstRetryMs = 300
const longestRetryMs = 8_000
/** The server speaks every 12 s: after 30 s of silence nobody is there. */
const silenceMs = 30_000
/** After waking up, a shorter silence is suspicious enough to try anew. */
const wakeSilenceMs = 13_000
const open = 1

/** Links `document` and `awareness` to the server behind `openSocket`. Speaks y-websocket's protocol and messages 4 to 6. */
export function connectBoard(options: BoardLinkOptions): BoardLink {
  const { document, awareness, clock } = options
  const origin = { link: document.guid }
  let state: LinkState = firstLinkState
  const connection = createWritable(connectionOf(state))
  const unsaved = createWritable(state.unsaved)
  let isStarted = false
  let socket: Socket | undefined
  /** Whether the server's step 1 on this socket is answered; before, that answer will cover every change. */
  let isAnswered = false
  let retries = 0
  let retry: Timer | undefined
  let silence: Timer | undefined
  let heardAt = 0

  document.on('update', onDocumentUpdate)
  awareness.on('update', onAwarenessUpdate)
  return { connection, unsaved, restore, takeSnapshot, start, sendGesture, wake, drop, close }

  function happened(event: LinkEvent): void {
    state = nextLinkState(state, event)
    unsaved.set(state.unsaved)
    connection.set(connectionOf(state))
  }

  function restore(kept: KeptBoard): void {
    happened({ type: 'restored', unsaved: kept.unsaved, at: clock.now() })
    options.beforeRemote()
    const before = Y.encodeStateVector(document)
    document.transact(() => kept.updates.forEach(applyKept), fromThisDevice)
    // Late, or another page's: the answer to step 1 didn't cover it.
    if (isAnswered) sendChange({ type: 'update', update: Y.encodeStateAsUpdate(document, before) })
  }

  function applyKept(update: Uint8Array): void {
    try {
      Y.applyUpdate(document, update)
    } catch {
      // Damaged on the device: what was in it comes from the server.
    }
  }

  function takeSnapshot(update: Uint8Array): void {
    try {
      apply(update)
      happened({ type: 'restored', unsaved: [], at: clock.now() })
    } catch {
      // Cut short on its way: the link brings everything.
    }
  }

  function start(): void {
    if (isStarted) return
    isStarted = true
    connect()
  }

  function connect(): void {
    if (retry) clock.clearTimeout(retry)
    retry = undefined
    if (socket || state.phase === 'refused') return
    const opened = options.openSocket()
    socket = opened
    isAnswered = false
    opened.binaryType = 'arraybuffer'
    // What a socket still says after it was given up belongs to nobody.
    const ifPresent = (run: () => void): void => {
      if (opened === socket) run()
    }
    opened.addEventListener('open', () => ifPresent(onOpen))
    opened.addEventListener('message', ({ data }) => ifPresent(() => onMessage(data)))
    opened.addEventListener('close', ({ code }) => ifPresent(() => onClose(code)))
    // A close follows.
    opened.addEventListener('error', () => undefined)
    listenForSilence()
  }

  function onOpen(): void {
    send({ type: 'sync-step-1', stateVector: Y.encodeStateVector(document) })
    // Setting it again raises its clock above the one under which the server has said good-bye for us.
    const mine = awareness.getLocalState()
    if (mine) awareness.setLocalState(mine)
  }

  function onMessage(data: unknown): void {
    listenForSilence()
    const message = data instanceof ArrayBuffer ? decodeMessage(new Uint8Array(data)) : undefined
    if (message) receive(message)
  }

  function receive(message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        options.beforeRemote()
        isAnswered = true
        return sendChange({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(document, message.stateVector) })
      case 'sync-step-2':
        apply(message.update)
        retries = 0
        return happened({ type: 'synced' })
      case 'update':
        return apply(message.update)
      case 'awareness':
        return applyAwarenessUpdate(awareness, message.update, origin)
      case 'cursors':
        return applyCursors(awareness, message.moves, origin)
      case 'query-awareness':
        return sendPresence()
      case 'saved':
        return happened({ type: 'saved', count: message.count })
      case 'gesture':
        return options.onGesture(message.clientId, message.body)
      case 'refused':
        return
      default:
        return assertNever(message)
    }
  }

  function apply(update: Uint8Array): void {
    options.beforeRemote()
    Y.applyUpdate(document, update, origin)
  }

  function onDocumentUpdate(update: Uint8Array, source: unknown, _document: Y.Doc, transaction: Y.Transaction): void {
    if (source === origin || source === fromThisDevice) return
    happened({ type: 'changed', things: changedThings(document, transaction), at: clock.now() })
    if (isAnswered && socket?.readyState === open) sendChange({ type: 'update', update })
  }

  function onAwarenessUpdate({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void {
    // Others' states come from the server: sending them back, as stock clients do, helps nobody.
    if ([...added, ...updated, ...removed].includes(awareness.clientID)) sendPresence()
  }

  function sendPresence(): void {
    send({ type: 'awareness', update: encodeAwarenessUpdate(awareness, [awareness.clientID]) })
  }

  function sendChange(message: Message): void {
    send(message)
    happened({ type: 'sent' })
  }

  function send(message: Message): void {
    if (socket?.readyState === open) socket.send(encodeMessage(message))
  }

  function sendGesture(body: string): void {
    send({ type: 'gesture', clientId: awareness.clientID, body })
  }

  function listenForSilence(): void {
    heardAt = clock.now()
    if (silence) clock.clearTimeout(silence)
    silence = clock.setTimeout(drop, silenceMs)
  }

  function onClose(code: number | undefined): void {
    socket = undefined
    isAnswered = false
    if (silence) clock.clearTimeout(silence)
    removeAwarenessStates(
      awareness,
      [...awareness.getStates().keys()].filter((clientId) => clientId !== awareness.clientID),
      origin,
    )
    happened({ type: 'closed', code, at: clock.now() })
    if (state.phase !== 'refused') retry = clock.setTimeout(connect, retryDelayMs())
  }

  function retryDelayMs(): number {
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** retries++)
    return longest * (0.5 + options.random() / 2)
  }

  function drop(): void {
    if (!socket) return
    socket.close()
    onClose(undefined)
  }

  function wake(): void {
    if (socket && clock.now() - heardAt > wakeSilenceMs) drop()
    if (!socket && retry) connect()
  }

  function close(): void {
    isStarted = true
    removeAwarenessStates(awareness, [awareness.clientID], 'closed')
    document.off('update', onDocumentUpdate)
    awareness.off('update', onAwarenessUpdate)
    if (retry) clock.clearTimeout(retry)
    if (silence) clock.clearTimeout(silence)
    socket?.close()
    socket = undefined
  }
}
