import type { Dialect, DialectClient } from './dialect.ts'

type ServerMessage =
  | { type: 'connect'; diff: Diff }
  | { type: 'data'; data: ServerMessage[] }
  | { type: 'patch'; diff: Diff }
  | { type: 'push_result'; clientClock: number; action: unknown }
  | { type: 'other' }
type Diff = Record<string, ['put', { x?: number }] | ['patch', { x?: ['put', number] }] | ['remove']>

const protocolVersion = 8
const notePattern = /^shape:note(\d+)$/
// The server drops whoever is silent.
const pingEveryMs = 4_000

/** The protocol of @tldraw/sync-core 5. `schema`: as the server serializes its own. */
export function createTldrawDialect(noteCount: number, schema: unknown): Dialect {
  return {
    isText: true,
    createClient({ send, clientId, listener }): DialectClient {
      const say = (message: object): void => send(Buffer.from(JSON.stringify(message)))
      let clientClock = 0
      let isSynced = false
      let seeds = 0

      function push(diff: object): void {
        say({ type: 'push', clientClock: clientClock++, diff })
      }

      function receive(message: ServerMessage): void {
        switch (message.type) {
          case 'connect':
            if (!isSynced) listener.onSynced()
            isSynced = true
            return take(message.diff)
          case 'data':
            return message.data.forEach(receive)
          case 'patch':
            return take(message.diff)
          case 'push_result':
            if (message.action === 'commit') listener.onSaved(message.clientClock + 1 - seeds)
            return
          case 'other':
        }
      }

      function take(diff: Diff): void {
        for (const [id, operation] of Object.entries(diff)) {
          const note = notePattern.exec(id)?.[1]
          if (note === undefined || operation[0] === 'remove') continue
          const x = operation[0] === 'put' ? operation[1].x : operation[1].x?.[1]
          if (x !== undefined) listener.onMove(Number(note), x)
        }
      }

      return {
        join() {
          say({ type: 'connect', connectRequestId: String(clientId), lastServerClock: -1, protocolVersion, schema })
          setInterval(() => say({ type: 'ping' }), pingEveryMs).unref()
        },
        receive: (payload) => receive(JSON.parse(payload.toString()) as ServerMessage),
        seed() {
          seeds += 1
          push(Object.fromEntries(Array.from({ length: noteCount }, (_, note) => [`shape:note${note}`, ['put', noteRecord(note)]])))
        },
        move(note, x, padding = 0) {
          const change = { x: ['put', x], y: ['put', x], ...(padding > 0 && { meta: ['put', { padding: 'x'.repeat(padding) }] }) }
          push({ [`shape:note${note}`]: ['patch', change] })
        },
        moveCursor() {
          throw new Error('Cursors are measured in Yjs only')
        },
      }
    },
  }
}

function noteRecord(note: number): object {
  return {
    id: `shape:note${note}`,
    typeName: 'shape',
    type: 'note',
    parentId: 'page:page',
    index: `a1${String(note).padStart(4, '0')}V`,
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale: 1,
      textLastEditedBy: '',
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `事例 ${note + 1}：社内勉強会` }] }] },
    },
  }
}
