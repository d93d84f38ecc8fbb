import type { Editor, TLShape } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { authorNameOf, signNewShapes } from '../../../client/canvas/authorship.ts'
import type { Participant } from '../../../client/sync/liveBoard.ts'
import { createWritable } from '../../../client/sync/readable.ts'

const me: Participant = { clientId: 1, id: 'device', name: '佐藤', color: '#c8285a', since: 0, isMe: true }

test('[NOTE-1] what is created says who made it and when, by the name they have at that moment', () => {
  const editor = {} as Editor
  const participants = createWritable<readonly Participant[]>([me])
  signNewShapes(editor, participants, () => new Date('2026-04-01T09:30:00Z'))
  expect(editor.getInitialMetaForShape({} as TLShape)).toEqual({
    authorId: 'device',
    authorName: '佐藤',
    createdAt: '2026-04-01T09:30:00.000Z',
  })
  participants.set([{ ...me, name: '田中' }])
  expect(editor.getInitialMetaForShape({} as TLShape)).toMatchObject({ authorName: '田中' })
})

test('a note without an author, or with a strange one, has no author mark', () => {
  expect(authorNameOf({ meta: {} })).toBe('')
  expect(authorNameOf({ meta: { authorName: 7 } })).toBe('')
})
