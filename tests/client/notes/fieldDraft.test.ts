import { expect, test } from 'vitest'
import { createFieldDraft, type FieldDraft } from '../../../client/notes/fieldDraft.ts'
import { createFakeClock, type FakeClock } from '../../support/fakeClock.ts'

test('[CASE-8] what is typed is saved after a pause and when the field is left, without space at its ends, and only when it is new', async () => {
  const { draft, saved, clock } = field('PR')
  draft.leave()
  draft.type('PR ')
  draft.leave()
  expect(saved).toEqual([])
  draft.type('PR t')
  draft.type('PR team ')
  await clock.turn(600)
  expect(saved).toEqual([])
  await clock.turn(200)
  expect(saved).toEqual(['PR team'])
  expect(draft.get().text).toBe('PR team ')
  draft.type('')
  draft.leave()
  expect(saved).toEqual(['PR team', ''])
})

test('[CASE-8] what is unsaved is saved when the field goes', async () => {
  const { draft, saved, clock } = field('')
  draft.type('A')
  draft.close()
  await clock.turn(5_000)
  expect(saved).toEqual(['A'])
})

test('[CASE-9] what others write stays out of a field that is being typed in, is told, and is there when it is left', () => {
  const { draft, saved } = field('PR')
  draft.arrive('PR team')
  expect(draft.get()).toEqual({ text: 'PR team', elsewhere: undefined })
  draft.type('PR team and I')
  draft.arrive('Sales')
  expect(draft.get()).toEqual({ text: 'PR team and I', elsewhere: 'Sales' })
  draft.leave()
  expect(saved).toEqual(['PR team and I'])
})

test('[CASE-9] whoever has typed nothing since their last save takes back nothing that others wrote', async () => {
  const { draft, saved, clock } = field('')
  draft.type('mine')
  await clock.turn(1_000)
  draft.arrive('mine')
  draft.arrive('theirs')
  expect(draft.get()).toEqual({ text: 'mine', elsewhere: 'theirs' })
  draft.leave()
  expect(draft.get()).toEqual({ text: 'theirs', elsewhere: undefined })
  expect(saved).toEqual(['mine'])
})

test('[CASE-10] nothing is saved in the middle of a composition, however long it takes', async () => {
  const { draft, saved, clock } = field('')
  draft.type('広報')
  draft.startComposing()
  draft.type('広報ぶ')
  await clock.turn(10_000)
  expect(saved).toEqual([])
  draft.endComposing('広報部')
  await clock.turn(1_000)
  expect(saved).toEqual(['広報部'])
})

test('[CASE-10] a composition that ends because the field is left is saved once, whole', () => {
  const { draft, saved } = field('')
  draft.startComposing()
  draft.type('広報部')
  draft.endComposing('広報部')
  draft.leave()
  expect(saved).toEqual(['広報部'])
})

function field(value: string): { draft: FieldDraft; saved: string[]; clock: FakeClock } {
  const saved: string[] = []
  const clock = createFakeClock()
  const draft = createFieldDraft(value, clock)
  draft.saveTo((text) => saved.push(text))
  return { draft, saved, clock }
}
