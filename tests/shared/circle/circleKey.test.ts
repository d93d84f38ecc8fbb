import { expect, test } from 'vitest'
import { hashBoardKey } from '../../../shared/board/boardKey.ts'
import { boardKeyThroughCircle, deriveMemberKey, hashCircleKey, newCircleKey, parseCircleKey } from '../../../shared/circle/circleKey.ts'
import { newBoardId } from '../../../shared/ids/boardId.ts'
import { newCircleId, parseCircleId } from '../../../shared/ids/circleId.ts'

const facilitator = newCircleKey((count) => new Uint8Array(count).map((_, at) => at * 11))
const [one, other] = [1, 2].map((byte) => newBoardId((count) => new Uint8Array(count).fill(byte)))

test('ids and keys of circles are read back; anything else is none', () => {
  const circleId = newCircleId((count) => new Uint8Array(count).fill(7))
  expect(parseCircleId(circleId)).toBe(circleId)
  expect(parseCircleKey(facilitator)).toBe(facilitator)
  for (const text of ['', '../../etc/passwd', `${facilitator}\n`]) {
    expect(parseCircleId(text)).toBeUndefined()
    expect(parseCircleKey(text)).toBeUndefined()
  }
})

test('[CIRCLE-1] the members’ key follows from the facilitators’, another one with each renewal', () => {
  const keys = [1, 2, 3].map((generation) => deriveMemberKey(facilitator, generation))
  expect(new Set([facilitator, ...keys]).size).toBe(4)
  expect(keys.every((key) => parseCircleKey(key) === key)).toBe(true)
})

test('[CIRCLE-1] a board’s key through a circle is that board’s alone, that circle’s alone, and of that stay on the shelf alone', () => {
  const member = deriveMemberKey(facilitator, 1)
  const keys = [facilitator, member].flatMap((key) =>
    [one, other].flatMap((boardId) => [5, 6].map((since) => boardKeyThroughCircle(key, boardId as never, since))),
  )
  expect(new Set([facilitator, member, ...keys]).size).toBe(10)
})

test('[CIRCLE-2] what is stored of a key is its SHA-256', () => {
  expect(hashCircleKey(facilitator)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashCircleKey(facilitator)).toBe(hashBoardKey(facilitator as never))
})
