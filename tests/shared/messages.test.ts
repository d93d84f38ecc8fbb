import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { closeCodes, closeReasonOf } from '../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { offeredProtocols, readOffer } from '../../shared/protocol/subprotocol.ts'
import { newBoardKey } from '../../shared/board/boardKey.ts'

const bytes = fc.uint8Array({ maxLength: 40 })
const count = fc.nat(Number.MAX_SAFE_INTEGER)
const coordinate = fc.float({ noNaN: true, noDefaultInfinity: true })

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  bytes.map((stateVector): Message => ({ type: 'sync-step-1', stateVector })),
  bytes.map((update): Message => ({ type: 'sync-step-2', update })),
  bytes.map((update): Message => ({ type: 'update', update })),
  bytes.map((update): Message => ({ type: 'awareness', update })),
  fc.string().map((reason): Message => ({ type: 'refused', reason })),
  fc.constant<Message>({ type: 'query-awareness' }),
  count.map((saved): Message => ({ type: 'saved', count: saved })),
  fc.record({ clientId: count, body: fc.string() }).map((gesture): Message => ({ type: 'gesture', ...gesture })),
  fc
    .array(fc.record({ clientId: count, x: coordinate, y: coordinate, activity: count }), { maxLength: 4 })
    .map((moves): Message => ({ type: 'cursors', moves })),
)

test('[FRAME-1] every message that is encoded is read back as it was', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      expect(decodeMessage(encodeMessage(message))).toEqual(message)
    }),
  )
})

test('[FRAME-2] a message that is cut short or has something left over is none', () => {
  fc.assert(
    fc.property(anyMessage, fc.nat(), (message, at) => {
      const whole = encodeMessage(message)
      expect(decodeMessage(whole.subarray(0, at % whole.length))).toBeUndefined()
      expect(decodeMessage(Uint8Array.of(...whole, 0))).toBeUndefined()
    }),
  )
})

test('[FRAME-2] random bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => void decodeMessage(noise)),
    { numRuns: 2000 },
  )
})

test('[FRAME-2] a hand that points nowhere makes no message of cursors', () => {
  for (const x of [NaN, Infinity]) {
    expect(decodeMessage(encodeMessage({ type: 'cursors', moves: [{ clientId: 1, x, y: 0, activity: 0 }] }))).toBeUndefined()
  }
})

test('[FRAME-2] an unknown message type is none', () => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 99)
  expect(decodeMessage(encoding.toUint8Array(encoder))).toBeUndefined()
})

test('[FRAME-3] final close codes are exactly those at which y-websocket stops trying', () => {
  for (const { code, retry } of Object.values(closeCodes)) expect(retry).toBe(!(code >= 4400 && code < 4500))
})

test('[FRAME-3] a close code names one reason', () => {
  for (const [reason, { code }] of Object.entries(closeCodes)) expect(closeReasonOf(code)).toBe(reason)
  expect(closeReasonOf(1006)).toBeUndefined()
  expect(closeReasonOf(1009)).toBe('messageTooLarge')
})

test('[FRAME-4] the subprotocols carry protocol version, document version and key', () => {
  const key = newBoardKey((size) => new Uint8Array(size).fill(7))
  expect(readOffer(offeredProtocols(key, 3))).toEqual({ protocolVersion: 1, documentVersion: 3, page: undefined, readsCursors: true, key })
  expect(readOffer(offeredProtocols(key, 3, 'p'.repeat(22)))).toMatchObject({ page: 'p'.repeat(22), key })
})

test('[FRAME-4] an offer without a protocol or with a malformed key says so', () => {
  expect(readOffer(['key.short', 'other'])).toEqual({
    protocolVersion: 0,
    documentVersion: undefined,
    page: undefined,
    readsCursors: false,
    key: undefined,
  })
  expect(readOffer(['cursors.2', 'cursors']).readsCursors).toBe(false)
})
