import { expect, test } from 'vitest'
import {
  nextWatched,
  statusEndsAt,
  statusOf,
  watchConnection,
  type WatchedConnection,
} from '../../../client/connection/connectionStatus.ts'
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts'
import type { Connection } from '../../../client/sync/connection.ts'

const start = 1_000_000

function online(unsaved = 0, unsavedSince?: number): Connection {
  return { state: 'online', unsaved, unsavedSince }
}

function offline(since: number, unsaved = 0, reason?: CloseReason): Connection {
  return { state: 'offline', since, ...(reason && { reason }), unsaved, unsavedSince: unsaved > 0 ? since : undefined }
}

/** A connection that became what `changes` say, each at its time. */
function watch(first: Connection, ...changes: [number, Connection][]): WatchedConnection {
  return changes.reduce((watched, [at, connection]) => nextWatched(watched, connection, at), watchConnection(first, start))
}

test('[STATUS-1] nothing is shown while the server answers and everything is saved', () => {
  const watched = watch(online())
  expect(statusOf(watched, start)).toEqual({ kind: 'hidden' })
  expect(statusOf(watched, start + 3_600_000)).toEqual({ kind: 'hidden' })
  expect(statusEndsAt(watched, start)).toBeUndefined()
})

test('[STATUS-2] "Saving…" is shown only when a change has waited for a second', () => {
  const watched = watch(online(1, start))
  expect(statusOf(watched, start + 999)).toEqual({ kind: 'hidden' })
  expect(statusEndsAt(watched, start)).toBe(start + 1_000)
  expect(statusOf(watched, start + 1_000)).toEqual({ kind: 'saving' })
})

test('[STATUS-2] somebody who types without pause, each change saved within the second, never sees "Saving…"', () => {
  let watched = watch(online())
  for (let at = start; at < start + 10_000; at += 100) {
    watched = nextWatched(watched, online(2, at - 300), at)
    expect(statusOf(watched, at)).toEqual({ kind: 'hidden' })
  }
})

test('[STATUS-3] a cut shorter than a second is not worth a word', () => {
  const cut = watch(online(), [start, offline(start)])
  expect(statusOf(cut, start + 999)).toEqual({ kind: 'hidden' })
  const back = nextWatched(cut, online(), start + 999)
  expect(statusOf(back, start + 999)).toEqual({ kind: 'hidden' })
})

test('[STATUS-3] offline stays in sight and counts the changes on this device', () => {
  const cut = watch(online(), [start, offline(start)])
  expect(statusEndsAt(cut, start)).toBe(start + 1_000)
  expect(statusOf(cut, start + 1_000)).toEqual({ kind: 'offline', unsaved: 0 })
  const edited = nextWatched(cut, offline(start, 3), start + 60_000)
  expect(statusOf(edited, start + 60_000)).toEqual({ kind: 'offline', unsaved: 3 })
  expect(statusOf(edited, start + 86_400_000)).toEqual({ kind: 'offline', unsaved: 3 })
})

test('[STATUS-4] after being offline "all saved" is said only when the server has said so for every change', () => {
  const cut = watch(online(), [start, offline(start, 3)])
  const back = nextWatched(cut, online(3, start), start + 5_000)
  expect(statusOf(back, start + 5_000)).toEqual({ kind: 'catching-up', unsaved: 3 })
  const almost = nextWatched(back, online(1, start), start + 5_100)
  expect(statusOf(almost, start + 5_100)).toEqual({ kind: 'catching-up', unsaved: 1 })
  const saved = nextWatched(almost, online(), start + 5_200)
  expect(statusOf(saved, start + 5_200)).toEqual({ kind: 'back', after: 'offline' })
  expect(statusEndsAt(saved, start + 5_200)).toBe(start + 9_200)
  expect(statusOf(saved, start + 9_200)).toEqual({ kind: 'hidden' })
})

test('[STATUS-4] a second cut while catching up takes nothing for saved', () => {
  const cutAgain = watch(
    online(),
    [start, offline(start, 3)],
    [start + 5_000, online(3, start)],
    [start + 5_100, offline(start + 5_100, 3)],
  )
  expect(statusOf(cutAgain, start + 5_101)).toEqual({ kind: 'offline', unsaved: 3 })
})

test('a change made right after coming back does not hide that all was saved', () => {
  const saved = watch(online(), [start, offline(start, 1)], [start + 5_000, online()])
  const edited = nextWatched(saved, online(1, start + 5_500), start + 5_500)
  expect(statusOf(edited, start + 5_500)).toEqual({ kind: 'back', after: 'offline' })
})

test('a server that takes long to answer at first is named after four seconds', () => {
  const watched = watch({ state: 'connecting', unsaved: 0, unsavedSince: undefined })
  expect(statusOf(watched, start + 3_999)).toEqual({ kind: 'hidden' })
  expect(statusOf(watched, start + 4_000)).toEqual({ kind: 'connecting' })
})

test('a refused connection is the page’s matter, not the pill’s', () => {
  const watched = watch(online(), [start, { state: 'refused', reason: 'keyRevoked', unsaved: 2, unsavedSince: start }])
  expect(statusOf(watched, start + 60_000)).toEqual({ kind: 'hidden' })
})

test('[OFFLINE-3] a board that opens without the server says so at once, with what is unsaved', () => {
  const opened = watch(offline(start, 2))
  expect(statusOf(opened, start)).toEqual({ kind: 'offline', unsaved: 2 })
  const back = nextWatched(opened, online(), start + 5_000)
  expect(statusOf(back, start + 5_000)).toEqual({ kind: 'back', after: 'offline' })
})

test('[STATUS-5] a server that answers and does not save is named after eight seconds, with what is only on this device', () => {
  const watched = watch(online(), [start, online(1, start)])
  expect(statusOf(watched, start + 7_999)).toEqual({ kind: 'saving' })
  expect(statusEndsAt(watched, start + 5_000)).toBe(start + 8_000)
  expect(statusOf(watched, start + 8_000)).toEqual({ kind: 'not-saved', unsaved: 1 })
  const edited = nextWatched(watched, online(2, start), start + 9_000)
  expect(statusOf(edited, start + 9_000)).toEqual({ kind: 'not-saved', unsaved: 2 })
  const almost = nextWatched(edited, online(1, start + 9_000), start + 10_000)
  expect(statusOf(almost, start + 10_000)).toEqual({ kind: 'not-saved', unsaved: 1 })
  const saved = nextWatched(almost, online(), start + 11_000)
  expect(statusOf(saved, start + 11_000)).toEqual({ kind: 'back', after: 'not-saved' })
  expect(statusOf(saved, start + 15_000)).toEqual({ kind: 'hidden' })
})

test('[STATUS-5] a server that comes back with its disk still broken is given eight seconds again', () => {
  const told = watch(online(1, start), [start + 8_000, online(2, start)])
  const cut = nextWatched(told, offline(start + 9_000, 2), start + 9_000)
  const back = nextWatched(cut, online(2, start), start + 12_000)
  expect(statusOf(back, start + 12_000)).toEqual({ kind: 'catching-up', unsaved: 2 })
  expect(statusOf(back, start + 20_000)).toEqual({ kind: 'not-saved', unsaved: 2 })
})

test('[STATUS-6] why the server sent a page away is said, and after too much at once also when it is over', () => {
  const full = watch(online(), [start, offline(start, 1, 'boardFull')])
  expect(statusOf(full, start + 1_000)).toEqual({ kind: 'offline', unsaved: 1, because: 'boardFull' })
  const tooMuch = watch(online(), [start, offline(start, 3, 'tooManyMessages')])
  expect(statusOf(tooMuch, start)).toEqual({ kind: 'offline', unsaved: 3, because: 'tooManyMessages' })
  const back = nextWatched(nextWatched(tooMuch, online(3, start), start + 300), online(), start + 400)
  expect(statusOf(back, start + 400)).toEqual({ kind: 'back', after: 'too-much' })
})
