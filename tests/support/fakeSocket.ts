import type { Socket } from '../../client/sync/boardLink.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { must } from '../../shared/must.ts'

/** A client's socket whose other end is the test. `asSocket`: as a link sees it. */
export class FakeSocket extends EventTarget {
  binaryType: BinaryType = 'blob'
  readyState = 0
  readonly sent: Message[] = []

  // The DOM's types don't say which event a listener gets.
  asSocket(): Socket {
    return this as unknown as Socket
  }

  send(data: Uint8Array): void {
    this.sent.push(must(decodeMessage(data), 'a client sends messages'))
  }

  close(): void {
    this.readyState = 3
  }

  /** The connection is there. */
  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }

  /** The server says something. */
  hear(message: Message): void {
    this.dispatchEvent(new MessageEvent('message', { data: encodeMessage(message).buffer }))
  }

  /** The connection ends, with the server's code or the browser's 1006. */
  end(code: number): void {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }

  sentOfType<T extends Message['type']>(type: T): Extract<Message, { type: T }>[] {
    return this.sent.filter((message): message is Extract<Message, { type: T }> => message.type === type)
  }
}
