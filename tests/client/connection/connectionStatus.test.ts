import { expect, test } from 'vitest'
import {
  nextWatched,
  statusEndsAt,
  statusOf,
  watchConnection,
  type WatchedConnection,
} from '../../../client/connection/connectionStatus.ts'
import type { Connection } from '../../../client/sync/connection.ts'

const start = 1_000_000

function online(unsaved = 0, unsavedSince?: number): Connection {
  return { state: 'online', unsaved, unsavedSince }
}

function offline(since: number, unsaved = 0): Connection {
  return { state: 'offline', since, unsaved, unsavedSince: unsaved > 0 ? since : undefined }
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
  expect(statusOf(saved, start + 5_200)).toEqual({ kind: 'back' })
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
  expect(statusOf(edited, start + 5_500)).toEqual({ kind: 'back' })
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
  expect(statusOf(back, start + 5_000)).toEqual({ kind: 'back' })
})
