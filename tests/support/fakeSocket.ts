import type { Socket } from '../../client/sync/boardLink.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { must } from '../../shared/must.ts'

/** A client's socket whose other end is the test. */
export class FakeSocket implements Socket {
  binaryType: BinaryType = 'blob'
  readyState = 0
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  onerror: Socket['onerror'] = null
  readonly sent: Message[] = []

  send(data: Parameters<Socket['send']>[0]): void {
    this.sent.push(must(decodeMessage(new Uint8Array(data as ArrayBuffer)), 'a client sends messages'))
  }

  close(): void {
    this.readyState = 3
  }

  /** The connection is there. */
  open(): void {
    this.readyState = 1
    this.onopen?.call(this as unknown as WebSocket, new Event('open'))
  }

  /** The server says something. */
  hear(message: Message): void {
    this.onmessage?.call(this as unknown as WebSocket, new MessageEvent('message', { data: encodeMessage(message).buffer }))
  }

  /** The connection ends, with the server's code or the browser's 1006. */
  end(code: number): void {
    this.readyState = 3
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent)
  }

  sentOfType<T extends Message['type']>(type: T): Extract<Message, { type: T }>[] {
    return this.sent.filter((message): message is Extract<Message, { type: T }> => message.type === type)
  }
}
