import { expect, test } from 'vitest'
import { parseKnownBoards, withBoard, withoutBoard, type KnownBoard } from '../../../client/boards/knownBoards.ts'
import { parseBoardKey } from '../../../shared/board/boardKey.ts'
import { parseBoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'

function board(letter: string, changes: Partial<KnownBoard> = {}): KnownBoard {
  return {
    boardId: must(parseBoardId(letter.repeat(16)), 'an id'),
    key: keyOf(letter),
    role: 'participant',
    title: `Board ${letter}`,
    template: 'kpt',
    locale: 'ja',
    notes: [],
    openedAt: 1,
    ...changes,
  }
}

function keyOf(letter: string) {
  return must(parseBoardKey(letter.repeat(22)), 'a key')
}

test('[DEVICE-1] a board opened again moves to the front, once, with its new title', () => {
  const list = withBoard([board('a', { openedAt: 2 }), board('b', { openedAt: 1 })], board('b', { openedAt: 3, title: 'Renamed' }))
  expect(list.map(({ title }) => title)).toEqual(['Renamed', 'Board a'])
})

test('[DEVICE-2] somebody who opens the viewers’ link of their own board keeps the facilitator’s key', () => {
  const mine = board('a', { role: 'facilitator', key: keyOf('f') })
  const [entry] = withBoard([mine], board('a', { role: 'viewer', key: keyOf('v'), openedAt: 9 }))
  expect(entry).toMatchObject({ role: 'facilitator', key: keyOf('f'), openedAt: 9 })
})

test('[DEVICE-2] a key that lets one do more, or as much, takes the old one’s place', () => {
  const renewed = withBoard([board('a', { key: keyOf('o') })], board('a', { key: keyOf('n') }))
  expect(renewed[0]?.key).toBe(keyOf('n'))
  const risen = withBoard([board('a', { role: 'viewer' })], board('a', { role: 'facilitator', key: keyOf('f') }))
  expect(risen[0]).toMatchObject({ role: 'facilitator', key: keyOf('f') })
})

test('[DEVICE-3] a link that was replaced takes its board off the list, but not the board’s other key', () => {
  const list = [board('a', { key: keyOf('n') })]
  expect(withoutBoard(list, board('a').boardId, keyOf('o'))).toEqual(list)
  expect(withoutBoard(list, board('a').boardId, keyOf('n'))).toEqual([])
})

test('[DEVICE-1] a board removed by mistake comes back to its place', () => {
  const list = [board('a', { openedAt: 3 }), board('b', { openedAt: 2 }), board('c', { openedAt: 1 })]
  expect(withBoard(withoutBoard(list, board('b').boardId), board('b', { openedAt: 2 }))).toEqual(list)
})

test('a damaged list gives the entries that can be read', () => {
  const kept: unknown = JSON.parse(JSON.stringify([board('a'), { boardId: 'short' }, null, 7, board('b', { role: 'admin' as never })]))
  expect(parseKnownBoards(kept)).toEqual([board('a')])
  expect(parseKnownBoards('nonsense')).toEqual([])
  expect(parseKnownBoards(undefined)).toEqual([])
})
