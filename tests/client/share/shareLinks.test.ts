import { expect, test } from 'vitest'
import { isOnlyThisDevice, shareLinksOf, shownLinksOf } from '../../../client/share/shareLinks.ts'
import { qrPath } from '../../../client/share/qrPath.ts'
import { deriveBoardKey, firstKeyGenerations, parseBoardKey } from '../../../shared/board/boardKey.ts'
import { parseBoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'

const link = { boardId: must(parseBoardId('a'.repeat(16)), 'an id'), key: must(parseBoardKey('k'.repeat(22)), 'a key') }
const origin = 'http://192.168.1.20:5858'

test('[LINK-2] a facilitator has a link for each role, the participants’ first', () => {
  const links = shareLinksOf(link, 'facilitator', firstKeyGenerations, origin)
  expect(links.map(({ role }) => role)).toEqual(['participant', 'viewer', 'facilitator'])
  expect(links[0]?.url).toBe(`${origin}/b/${link.boardId}#${deriveBoardKey(link.key, 'participant', firstKeyGenerations)}`)
  expect(links[2]?.url).toBe(`${origin}/b/${link.boardId}#${link.key}`)
})

test('[LINK-2] a replaced link is another one, and the other role’s stays', () => {
  const before = shareLinksOf(link, 'facilitator', firstKeyGenerations, origin)
  const after = shareLinksOf(link, 'facilitator', { participant: 2, viewer: 1 }, origin)
  expect(after[0]?.url).not.toBe(before[0]?.url)
  expect(after[1]).toEqual(before[1])
})

test('[LINK-2] participants and viewers have their own link only', () => {
  for (const role of ['participant', 'viewer'] as const) {
    expect(shareLinksOf(link, role, undefined, origin)).toEqual([{ role, url: `${origin}/b/${link.boardId}#${link.key}` }])
  }
})

test('[SHOW-3] a facilitator’s key is nothing to show: a screen gets the participants’, another page the viewers’', () => {
  const [participant, viewer] = (['participant', 'viewer'] as const).map((role) => deriveBoardKey(link.key, role, firstKeyGenerations))
  expect(shownLinksOf(link, 'facilitator', firstKeyGenerations, origin)).toEqual({
    here: `/b/${link.boardId}/view#${participant}`,
    elsewhere: `${origin}/b/${link.boardId}/view#${viewer}`,
  })
  expect(shownLinksOf(link, 'facilitator', undefined, origin)).toBeUndefined()
  expect(shownLinksOf(link, 'viewer', undefined, origin)?.elsewhere).toBe(`${origin}/b/${link.boardId}/view#${link.key}`)
})

test('[LINK-3] an address that every device has for itself is known as such', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'board.localhost']) expect(isOnlyThisDevice(host), host).toBe(true)
  for (const host of ['192.168.1.20', 'board.example.org', 'localhost.example.org', '10.127.0.1'])
    expect(isOnlyThisDevice(host), host).toBe(false)
})

test('[LINK-4] a QR code has four light modules around it and fits a phone’s camera', () => {
  const { path, size } = qrPath(`${origin}/b/${link.boardId}#${link.key}`)
  const modules = [...path.matchAll(/M(\d+) (\d+)h/g)].map((match) => [Number(match[1]), Number(match[2])])
  const coordinates = modules.flat()
  expect(Math.min(...coordinates)).toBe(4)
  expect(Math.max(...coordinates)).toBe(size - 5)
  // 41 modules and two quiet zones: at 60 cm on a projector a module is over a centimetre.
  expect(size).toBeLessThanOrEqual(49)
})
