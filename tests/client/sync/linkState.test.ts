import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectionOf, firstLinkState, nextLinkState, type LinkEvent, type LinkState } from '../../../client/sync/linkState.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'

const at = 1_700_000_000_000

test('[OFFLINE-1] a note that is typed into letter by letter is one unsaved thing, and the board itself one more', () => {
  const typed = 'flamingo'.split('').map((): LinkEvent => ({ type: 'changed', things: ['shape:n'], at }))
  expect(connectionOf(after(...typed))).toMatchObject({ unsaved: 1 })
  expect(connectionOf(after(...typed, { type: 'changed', things: ['board', 'shape:m'], at }))).toMatchObject({ unsaved: 3 })
})

test('[OFFLINE-1] a thing that is changed again after it was sent stays unsaved until that change is on disk, too', () => {
  const changed: LinkEvent = { type: 'changed', things: ['shape:n'], at }
  const state = after(changed, { type: 'sent' }, { ...changed, at: at + 9 }, { type: 'saved', count: 1 })
  expect(connectionOf(state)).toMatchObject({ unsaved: 1, unsavedSince: at + 9 })
  expect(connectionOf(after(changed, { type: 'sent' }, changed, { type: 'sent' }, { type: 'saved', count: 2 }))).toMatchObject({
    unsaved: 0,
  })
})

test('[OFFLINE-2] what this device has kept unsaved counts until an answer that covers it is on disk', () => {
  const state = after({ type: 'restored', unsaved: ['shape:n', 'board'], at }, { type: 'sent' }, { type: 'synced' })
  expect(connectionOf(state)).toMatchObject({ state: 'online', unsaved: 2, unsavedSince: at })
  expect(connectionOf(nextLinkState(state, { type: 'saved', count: 1 }))).toMatchObject({ unsaved: 0, unsavedSince: undefined })
})

test('[OFFLINE-3] a board from this device is offline as soon as the server can’t be reached, unless the server itself says why', () => {
  const restored: LinkEvent = { type: 'restored', unsaved: [], at }
  const lost: LinkEvent = { type: 'closed', code: 1006, at }
  expect(connectionOf(after(restored, lost))).toMatchObject({ state: 'offline', since: at })
  expect(connectionOf(after(lost))).toMatchObject({ state: 'connecting' })
  const full: LinkEvent = { type: 'closed', code: closeCodes.boardFull.code, at }
  expect(connectionOf(after(restored, full))).toMatchObject({ state: 'connecting', reason: 'boardFull' })
})

// Each change with its number, and up to which number everything is known to be on disk: as simple as can be.
class Model {
  #changes: { things: string[]; at: number }[] = []
  #saved = 0
  #sent: number[] = []
  #confirmed = 0

  take(event: LinkEvent): void {
    if (event.type === 'changed') this.#changes.push({ things: [...event.things], at: event.at })
    if (event.type === 'restored' && [...event.unsaved].length > 0) this.#changes.push({ things: [...event.unsaved], at: event.at })
    if (event.type === 'sent') this.#sent.push(this.#changes.length)
    if (event.type === 'closed') [this.#sent, this.#confirmed] = [[], 0]
    if (event.type === 'saved') {
      this.#confirmed = Math.max(this.#confirmed, Math.min(event.count, this.#sent.length))
      this.#saved = Math.max(this.#saved, this.#sent[this.#confirmed - 1] ?? 0)
    }
  }

  expectSame(state: LinkState): void {
    const open = this.#changes.slice(this.#saved)
    const { unsaved, unsavedSince } = connectionOf(state)
    expect([...state.unsaved.keys()].toSorted()).toEqual([...new Set(open.flatMap(({ things }) => things))].toSorted())
    expect({ unsaved, unsavedSince }).toEqual({ unsaved: state.unsaved.size, unsavedSince: open[0]?.at })
  }
}

test('[OFFLINE-1] whatever happens to a link, unsaved is each thing with a change that no saved one covers, and since when', () => {
  const things = fc.array(fc.constantFrom('shape:a', 'shape:b', 'shape:c', 'board'), { minLength: 1, maxLength: 3 })
  const event = fc.oneof(
    { weight: 4, arbitrary: things.map((names) => ({ type: 'changed' as const, things: names })) },
    { weight: 1, arbitrary: things.map((names) => ({ type: 'restored' as const, unsaved: names })) },
    { weight: 4, arbitrary: fc.constant({ type: 'sent' as const }) },
    { weight: 3, arbitrary: fc.nat(8).map((count) => ({ type: 'saved' as const, count })) },
    { weight: 1, arbitrary: fc.constant({ type: 'closed' as const, code: undefined }) },
    { weight: 1, arbitrary: fc.constant({ type: 'synced' as const }) },
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const model = new Model()
      let state = firstLinkState
      events.forEach((happening, index) => {
        const timed = { ...happening, at: at + index } as LinkEvent
        model.take(timed)
        state = nextLinkState(state, timed)
        model.expectSame(state)
      })
    }),
    { numRuns: 500 },
  )
})

function after(...events: LinkEvent[]): LinkState {
  return events.reduce(nextLinkState, firstLinkState)
}
