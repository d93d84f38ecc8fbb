import * as Y from 'yjs'
import { connectBoard, type BoardLink, type Socket } from '../../client/sync/boardLink.ts'
import { keepLocalCopy, type CopyKeeper } from '../../client/sync/keepLocalCopy.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import type { Role } from '../../shared/board/role.ts'
import type { Offer } from '../../shared/protocol/subprotocol.ts'
import type { MemoryCopyStore } from './memoryCopy.ts'
import type { SimulatedBoard } from './simulatedBoard.ts'
import type { SimulatedSocket } from './simulatedSocket.ts'
import { createStillAwareness } from './stillAwareness.ts'

/** A page that has a board open: a document with its real link and its real copy keeper, at a real hub, without a canvas. */
export class DevicePage {
  readonly document = new Y.Doc()
  readonly link: BoardLink
  readonly keeper: CopyKeeper
  readonly #board: SimulatedBoard
  readonly #role: Role
  readonly #offer: Partial<Offer>
  #sockets: PageSocket[] = []
  #isOnline: boolean

  constructor(
    board: SimulatedBoard,
    device: MemoryCopyStore,
    options: { clientId: number; role?: Role; offer?: Partial<Offer>; isOnline?: boolean },
  ) {
    this.#board = board
    this.#role = options.role ?? 'participant'
    this.#offer = options.offer ?? {}
    this.#isOnline = options.isOnline ?? true
    this.document.clientID = options.clientId
    const awareness = createStillAwareness(this.document)
    awareness.setLocalState({ page: options.clientId })
    this.link = connectBoard({
      document: this.document,
      awareness,
      clock: board.clock,
      random: () => 1,
      openSocket: () => this.#openSocket(),
      beforeRemote: () => undefined,
      onGesture: () => undefined,
    })
    this.keeper = keepLocalCopy({
      document: this.document,
      link: this.link,
      copy: Promise.resolve(device.open(options.clientId)),
      clock: board.clock,
      onRead: this.link.start,
    })
  }

  /** The network of this page goes or comes back. */
  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline
    if (isOnline) return this.link.wake()
    for (const socket of this.#sockets) socket.cut()
    this.link.drop()
  }

  /** Takes everything that waits at this end. True if there was something. */
  flush(): boolean {
    return this.#sockets.map((socket) => socket.flush()).includes(true)
  }

  /** Sets a field of a record, making the record if there is none. */
  write(recordId: string, field: string, value: string): void {
    const records = recordsOf(this.document)
    this.document.transact(() => {
      if (!records.has(recordId)) records.set(recordId, new Y.Map())
      records.get(recordId)?.set(field, value)
    })
  }

  /** What the page has of the records that `write` made. */
  content(): Record<string, unknown> {
    return notesIn(this.document)
  }

  close(): void {
    this.keeper.close()
    this.link.close()
    this.#sockets = []
  }

  #openSocket(): Socket {
    const socket = new PageSocket(this.#isOnline ? this.#board.connect(this.#role, this.#offer) : undefined)
    this.#sockets = [...this.#sockets.filter(({ readyState }) => readyState < 2), socket]
    return socket as unknown as Socket
  }
}

/** The records of a document that tests made, without those of the template. */
export function notesIn(document: Y.Doc): Record<string, unknown> {
  const all = recordsOf(document).toJSON() as Record<string, unknown>
  return Object.fromEntries(Object.entries(all).filter(([id]) => id.startsWith('note:')))
}

/** Lets time pass and messages through until nothing moves. */
export async function quiesce(board: SimulatedBoard, ...pages: DevicePage[]): Promise<void> {
  for (let still = 0; still < 3;) {
    await board.clock.turn(500)
    still = pages.map((page) => page.flush()).includes(true) ? 0 : still + 1
  }
}

/** The page's end of a simulated socket; without a server's end it fails, as a browser's does without a network. */
class PageSocket extends EventTarget {
  binaryType: BinaryType = 'blob'
  readyState = 0
  readonly #server: SimulatedSocket | undefined

  constructor(server: SimulatedSocket | undefined) {
    super()
    this.#server = server
  }

  send(data: Uint8Array): void {
    if (this.readyState === 1) this.#server?.deliverBytes(data)
  }

  close(): void {
    this.readyState = 3
    this.#server?.drop()
  }

  cut(): void {
    this.readyState = 3
    this.#server?.drop()
  }

  flush(): boolean {
    if (this.readyState === 3) return false
    if (!this.#server) return this.#end(1006)
    const isNew = this.readyState === 0
    this.readyState = 1
    if (isNew) this.dispatchEvent(new Event('open'))
    const frames = this.#server.takeFrames()
    for (const frame of frames) this.dispatchEvent(new MessageEvent('message', { data: new Uint8Array(frame).buffer }))
    if (this.#server.closed) return this.#end(this.#server.closed.code)
    return isNew || frames.length > 0
  }

  #end(code: number): true {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
    return true
  }
}
