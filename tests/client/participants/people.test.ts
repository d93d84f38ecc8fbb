import { expect, test } from 'vitest'
import { peopleOf } from '../../../client/participants/people.ts'
import { suggestedName } from '../../../client/participants/suggestedName.ts'
import type { Participant } from '../../../client/sync/liveBoard.ts'

function participant(clientId: number, id: string, isMe = false): Participant {
  return { clientId, id, name: id.toUpperCase(), color: '#123456', since: 0, isMe }
}

test('somebody with two tabs is one person', () => {
  const people = peopleOf([participant(1, 'me', true), participant(2, 'ann'), participant(3, 'ann'), participant(4, 'me')])
  expect(people.map(({ id, isMe }) => [id, isMe])).toEqual([
    ['me', true],
    ['ann', false],
  ])
  expect(people.map(({ clientIds }) => clientIds)).toEqual([
    [1, 4],
    [2, 3],
  ])
})

test('I stand first even when another tab of mine was here before', () => {
  const people = peopleOf([participant(1, 'ann'), participant(2, 'me'), participant(3, 'me', true)])
  expect(people.map(({ id, isMe }) => [id, isMe])).toEqual([
    ['me', true],
    ['ann', false],
  ])
})

test('a device is suggested the same name in every tab', () => {
  const names = 'カワセミ、ツグミ、ヒバリ'
  expect(suggestedName(names, 'device-1')).toBe(suggestedName(names, 'device-1'))
  expect(names.split('、')).toContain(suggestedName(names, 'device-1'))
  expect(['Wren', 'Swan']).toContain(suggestedName('Wren, Swan', 'x'))
})
