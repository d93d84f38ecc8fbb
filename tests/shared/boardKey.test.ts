import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveBoardKey, firstKeyGenerations, hashBoardKey, newBoardKey, parseBoardKey } from '../../shared/board/boardKey.ts'
import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import { newBoardId, parseBoardId } from '../../shared/ids/boardId.ts'

const facilitatorKey = newBoardKey((size) => new Uint8Array(size).map((_, index) => index * 11))

test('base64url agrees with Node for every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
})

test('new ids and keys are read back; anything else is none', () => {
  const boardId = newBoardId((size) => new Uint8Array(size).fill(255))
  expect(parseBoardId(boardId)).toBe(boardId)
  expect(parseBoardKey(facilitatorKey)).toBe(facilitatorKey)
  for (const text of ['', '../../etc/passwd', `${boardId}x`, ` ${boardId}`, boardId.replace(/.$/, '.')])
    expect(parseBoardId(text)).toBeUndefined()
  for (const text of ['', facilitatorKey.slice(1), `${facilitatorKey}\n`]) expect(parseBoardKey(text)).toBeUndefined()
})

test('a new id is no option on a command line, whatever chance brings', () => {
  for (let byte = 0; byte < 256; byte++) expect(newBoardId((size) => new Uint8Array(size).fill(byte))).toMatch(/^[A-Za-f]/)
})

test('[KEY-1] the other keys follow from the facilitator key, and differ from it and from each other', () => {
  const participant = deriveBoardKey(facilitatorKey, 'participant', firstKeyGenerations)
  const viewer = deriveBoardKey(facilitatorKey, 'viewer', firstKeyGenerations)
  expect(parseBoardKey(participant)).toBe(participant)
  expect(new Set([facilitatorKey, participant, viewer]).size).toBe(3)
  expect(deriveBoardKey(facilitatorKey, 'participant', firstKeyGenerations)).toBe(participant)
})

test('[KEY-2] renewing one key changes that key alone', () => {
  const renewed = { ...firstKeyGenerations, participant: 2 }
  expect(deriveBoardKey(facilitatorKey, 'participant', renewed)).not.toBe(
    deriveBoardKey(facilitatorKey, 'participant', firstKeyGenerations),
  )
  expect(deriveBoardKey(facilitatorKey, 'viewer', renewed)).toBe(deriveBoardKey(facilitatorKey, 'viewer', firstKeyGenerations))
})

test('[KEY-3] a key is stored as its SHA-256', () => {
  expect(hashBoardKey(facilitatorKey)).toBe(createHash('sha256').update(facilitatorKey).digest('hex'))
})
