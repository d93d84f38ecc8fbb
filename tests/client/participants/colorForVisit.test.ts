import { expect, test } from 'vitest'
import fc from 'fast-check'
import { colorForVisit } from '../../../client/participants/colorForVisit.ts'
import { profileColors } from '../../../client/device/profile.ts'
import type { Participant } from '../../../client/sync/liveBoard.ts'

type Page = Omit<Participant, 'isMe' | 'name'>

const [pink, teal, orange] = profileColors

function page(id: string, color: string, since: number, clientId = since): Page {
  return { id, color, since, clientId }
}

function seenBy(me: Page, pages: readonly Page[]): Participant[] {
  return pages.map((one) => ({ ...one, name: one.id, isMe: one === me }))
}

/** Everybody looks at everybody, one after the other, until nobody changes their colour; resolves to the pages then. */
function settle(pages: Page[], order: readonly number[]): Page[] {
  const now = pages.map((one) => ({ ...one }))
  for (let round = 0; round <= now.length; round++) {
    const before = now.map(({ color }) => color).join()
    for (const at of order) {
      const me = now[at]
      if (me) me.color = colorForVisit(seenBy(me, now)) ?? me.color
    }
    if (now.map(({ color }) => color).join() === before) return now
  }
  throw new Error('The colours never settled')
}

test('[PEOPLE-1] who comes second takes a colour that nobody wears; who was there keeps theirs', () => {
  const [ann, ben, cho] = [page('ann', pink, 1), page('ben', teal, 2), page('cho', pink, 3)]
  const all = [ann, ben, cho]
  expect(colorForVisit(seenBy(ann, all))).toBe(pink)
  expect(colorForVisit(seenBy(ben, all))).toBe(teal)
  expect(colorForVisit(seenBy(cho, all))).toBe(orange)
})

test('[PEOPLE-1] all pages of one person have one colour', () => {
  const [ann, ben, benAgain] = [page('ann', pink, 1), page('ben', orange, 2), page('ben', pink, 3)]
  expect(colorForVisit(seenBy(benAgain, [ann, ben, benAgain]))).toBe(orange)
})

test('[PEOPLE-1] a colour taken for a visit is kept when the one who had it first leaves', () => {
  const ben = page('ben', teal, 2)
  expect(colorForVisit(seenBy(ben, [ben]))).toBe(teal)
  expect(colorForVisit([])).toBeUndefined()
})

test('[PEOPLE-1] up to ten people always end with ten colours, whoever looks first, and more than ten with peace', () => {
  const people = fc.array(fc.record({ color: fc.constantFrom(...profileColors), since: fc.nat({ max: 5 }) }), {
    minLength: 1,
    maxLength: 14,
  })
  fc.assert(
    fc.property(people, fc.infiniteStream(fc.nat()), (list, ranks) => {
      const pages = list.map(({ color, since }, at) => page(`person ${at}`, color, since, at))
      const rankOf = pages.map(() => Number(ranks.next().value))
      const order = [...pages.keys()].toSorted((one, other) => (rankOf[one] ?? 0) - (rankOf[other] ?? 0))
      const settled = settle(pages, order)
      const colors = new Set(settled.map(({ color }) => color)).size
      // With more people than colours it is enough that everybody comes to rest.
      expect(settled.length > profileColors.length || colors === settled.length).toBe(true)
    }),
    { seed: 7, numRuns: 300 },
  )
})
