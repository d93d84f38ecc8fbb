import { expect, test } from 'vitest'
import { boardOfAddress, circleLinkIn, circlePath, parseCircleLink, pathThroughCircle } from '../../../client/boards/circleLink.ts'
import { parseKnownCircles, withCircle, withoutCircle, type KnownCircle } from '../../../client/boards/knownCircles.ts'
import { searchOfView, viewOfAddress, wholeShelf } from '../../../client/circle/shelfAddress.ts'
import { tagsIn } from '../../../client/circle/tagsIn.ts'
import { parseBoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'

const [id, key, other] = ['A'.repeat(16), 'K'.repeat(22), 'L'.repeat(22)]
const link = must(parseCircleLink({ pathname: `/c/${id}`, hash: `#${key}` }), 'it is a link')
const circle = (changes: Partial<KnownCircle> = {}): KnownCircle => ({ ...link, role: 'member', name: '水曜の会', openedAt: 1, ...changes })

test('[CIRCLE-22] a circle’s link is read, whatever a chat program added to it', () => {
  expect(circlePath(link)).toBe(`/c/${id}#${key}`)
  expect(parseCircleLink({ pathname: `/c/${id}`, hash: `#${key}).` })).toEqual(link)
  for (const [pathname, hash] of [
    [`/b/${id}`, `#${key}`],
    [`/c/${id}/view`, `#${key}`],
    [`/c/${id.slice(1)}`, `#${key}`],
    [`/c/${id}`, ''],
  ] as const)
    expect(parseCircleLink({ pathname, hash })).toBeUndefined()
  expect(circleLinkIn(`こちらです https://x.example.org/c/${id}?q=a#${key}。`)).toEqual(link)
  expect(circleLinkIn(`https://x.example.org/b/${id}#${key}`)).toBeUndefined()
})

test('[CIRCLE-22] an address on the way to a board names it and the note, and nothing else', () => {
  const boardId = must(parseBoardId('B'.repeat(16)), 'it is an id')
  const search = (path: string) => new URL(path, 'http://x').search
  expect(boardOfAddress({ search: search(pathThroughCircle(link, boardId, 12)) })).toEqual({ boardId, note: '12' })
  expect(boardOfAddress({ search: search(pathThroughCircle(link, boardId)) })).toEqual({ boardId, note: '' })
  expect(boardOfAddress({ search: `?open=${boardId}&note=<script>` })).toEqual({ boardId, note: '' })
  expect(boardOfAddress({ search: '?open=../../' })).toBeUndefined()
})

test('[CIRCLE-22] what one looks for stands in the address, and is read with care', () => {
  const view = { words: '社内 報&', tag: '採用', archived: true, sort: 'title' } as const
  expect(viewOfAddress({ search: searchOfView(view) })).toEqual(view)
  expect(searchOfView(wholeShelf)).toBe('')
  expect(viewOfAddress({ search: '?sort=size&archived=yes' })).toEqual(wholeShelf)
  expect(viewOfAddress({ search: `?q=${'x'.repeat(500)}` }).words).toHaveLength(100)
})

test('[CIRCLE-22] tags are told apart by commas of either kind, each once', () => {
  expect(tagsIn(' 採用、2026, 採用，秋 \n')).toEqual({ tags: ['採用', '2026', '秋'], tooLong: undefined, tooMany: false })
  expect(tagsIn('x'.repeat(25)).tooLong).toBe('x'.repeat(25))
  expect(tagsIn('1,2,3,4,5,6,7,8,9').tooMany).toBe(true)
})

test('[CIRCLE-22] the device keeps the key that lets its holder do more, and forgets one that opens nothing', () => {
  const facilitator = circle({ role: 'facilitator' })
  const member = circle({ key: other as never, openedAt: 2 })
  expect(withCircle([facilitator], member)).toEqual([{ ...member, key, role: 'facilitator' }])
  expect(withCircle([member], facilitator)).toEqual([facilitator])
  expect(withoutCircle([member], link.circleId, key)).toEqual([member])
  expect(withoutCircle([member], link.circleId, other)).toEqual([])
  expect(parseKnownCircles([member, { ...member, key: 'x' }, null, 'x', { ...member, role: 'viewer' }])).toEqual([member])
  expect(parseKnownCircles('x')).toEqual([])
})
