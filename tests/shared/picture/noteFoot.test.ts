import { expect, test } from 'vitest'
import { footOf, shortenedTo } from '../../../shared/picture/noteFoot.ts'
import { makerOf } from '../../../client/canvas/makerOf.ts'
import type { BoardSettings } from '../../../shared/board/boardSettings.ts'
import type { CaseFieldId } from '../../../shared/board/caseFields.ts'

const meta = { authorId: 'sato', authorName: '佐藤', media: 'social', action: 'done', link: 'https://example.org/', wentWell: '反響' }

test('[CASE-6] while authors are hidden, the foot of a note names nobody', () => {
  expect(footOf({ meta }, settings([])).author).toBe('佐藤')
  expect(footOf({ meta }, { ...settings([]), authorsHidden: true }).author).toBe('')
})

test('[CASE-7] [CASE-11] the foot of a note has marks of the fields that are switched on, and of what they hold', () => {
  expect(footOf({ meta }, settings([]))).toMatchObject({ media: undefined, action: undefined, link: undefined, hasPrompts: false })
  expect(footOf({ meta }, settings(['media', 'action', 'link', 'planned']))).toMatchObject({
    media: 'social',
    action: 'done',
    link: 'https://example.org/',
    hasPrompts: false,
  })
  expect(footOf({ meta }, settings(['wentWell'])).hasPrompts).toBe(true)
  expect(footOf({ meta: { ...meta, link: 'javascript:alert(1)' } }, settings(['link'])).link).toBeUndefined()
})

test('[CASE-5] I sign with my standpoint only where the board asks for it', () => {
  const me = { clientId: 1, id: 'sato', name: '佐藤', color: '#c8285a', standpoint: '広報', since: 0, isMe: true }
  const others = { ...me, clientId: 2, id: 'tanaka', isMe: false }
  expect(makerOf([others, me], settings([]))).toEqual({ id: 'sato', name: '佐藤', standpoint: '' })
  expect(makerOf([others, me], settings(['standpoint']))).toEqual({ id: 'sato', name: '佐藤', standpoint: '広報' })
  expect(makerOf([], settings(['standpoint']))).toEqual({ id: '', name: '', standpoint: '' })
})

test('a name in a picture is cut where its room ends, Japanese counted as wide', () => {
  expect(shortenedTo('佐藤', 60, 12)).toBe('佐藤')
  expect(shortenedTo('佐藤さくらの長い名前', 60, 12)).toBe('佐藤さく…')
  expect(shortenedTo('Sakura', 60, 12)).toBe('Sakura')
})

function settings(fields: CaseFieldId[]): BoardSettings {
  return { fields: new Set(fields), authorsHidden: false, versionsByAll: false, legend: new Map() }
}
