import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { DevicePage, notesIn, quiesce } from '../../support/devicePage.ts'
import { settle } from '../../support/fakeClock.ts'
import { MemoryCopyStore } from '../../support/memoryCopy.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'

test('[OFFLINE-2] a page closed without a network and opened again has everything and the true count; back online all is saved, once', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const first = new DevicePage(board, device, { clientId: 11 })
  await quiesce(board, first)
  first.setOnline(false)
  first.write('note:a', 'text', 'A')
  first.write('note:a', 'text', 'A case')
  first.write('note:b', 'text', 'B')
  await settle()
  first.close()

  const again = new DevicePage(board, device, { clientId: 12, isOnline: false })
  await quiesce(board, again)
  expect(again.content()).toEqual({ 'note:a': { text: 'A case' }, 'note:b': { text: 'B' } })
  expect(recordsOf(again.document).has('shape:matrix')).toBe(true)
  expect(again.link.connection.get()).toMatchObject({ state: 'offline', unsaved: 2 })
  again.write('note:b', 'text', 'B case')
  expect(again.link.connection.get().unsaved).toBe(2)

  again.setOnline(true)
  await quiesce(board, again)
  expect(again.link.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
  expect(notesIn(await board.storedDocument())).toEqual({ 'note:a': { text: 'A case' }, 'note:b': { text: 'B case' } })
  await settle()
  expect(device.unsavedByPage.size).toBe(0)
})

test('[OFFLINE-5] two pages of one device without a network, one closed in mid-typing: the other brings both home, nothing twice', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const [left, right] = [new DevicePage(board, device, { clientId: 11 }), new DevicePage(board, device, { clientId: 12 })]
  await quiesce(board, left, right)
  left.setOnline(false)
  right.setOnline(false)
  const typed = new Y.Text()
  recordsOf(left.document).set('note:text', new Y.Map([['text', typed]]))
  for (const [at, letter] of ['か', 'き', 'く'].entries()) typed.insert(at, letter)
  right.write('note:right', 'text', 'R')
  await settle()
  left.close()
  expect(right.content()).toEqual({ 'note:right': { text: 'R' } })

  right.setOnline(true)
  await quiesce(board, right)
  const expected = { 'note:text': { text: 'かきく' }, 'note:right': { text: 'R' } }
  expect(right.content()).toEqual(expected)
  expect(right.link.connection.get().unsaved).toBe(0)
  expect(notesIn(await board.storedDocument())).toEqual(expected)
})

test('[OFFLINE-5] a page opened beside one that is still away counts what both have changed, until each of it is saved', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const left = new DevicePage(board, device, { clientId: 11 })
  await quiesce(board, left)
  left.setOnline(false)
  left.write('note:a', 'text', 'A')
  await settle()
  const right = new DevicePage(board, device, { clientId: 12, isOnline: false })
  await quiesce(board, right)
  expect(right.link.connection.get().unsaved).toBe(1)
  left.write('note:a', 'text', 'A, later')
  await settle()

  right.setOnline(true)
  await quiesce(board, right, left)
  expect(right.link.connection.get().unsaved).toBe(0)
  expect(left.link.connection.get().unsaved).toBe(1)
  left.setOnline(true)
  await quiesce(board, left, right)
  expect([left, right].map((page) => page.content())).toEqual([{ 'note:a': { text: 'A, later' } }, { 'note:a': { text: 'A, later' } }])
  expect([left, right].map((page) => page.link.connection.get().unsaved)).toEqual([0, 0])
  await settle()
  expect(device.unsavedByPage.size).toBe(0)
})

test('[OFFLINE-6] an old copy takes nothing back: what others have changed since stays, and what it alone has comes in', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const mine = new DevicePage(board, device, { clientId: 11 })
  const theirs = new DevicePage(board, new MemoryCopyStore(), { clientId: 21 })
  mine.write('note:a', 'text', 'old')
  mine.write('note:gone', 'text', 'old')
  await quiesce(board, mine, theirs)
  mine.setOnline(false)
  mine.write('note:a', 'color', 'blue')
  await settle()
  mine.close()
  theirs.write('note:a', 'text', 'new')
  recordsOf(theirs.document).delete('note:gone')
  await quiesce(board, theirs)
  board.clock.sleep(30 * 86_400_000)

  const old = new DevicePage(board, device, { clientId: 12 })
  await quiesce(board, old, theirs)
  const expected = { 'note:a': { text: 'new', color: 'blue' } }
  expect([old.content(), theirs.content(), notesIn(await board.storedDocument())]).toEqual([expected, expected, expected])
})

test('[OFFLINE-7] a page that is too old is sent away, and what it had unsaved reaches the server after the reload', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const away = new DevicePage(board, device, { clientId: 11 })
  await quiesce(board, away)
  away.close()
  const old = new DevicePage(board, device, { clientId: 12, offer: { documentVersion: 0 }, isOnline: false })
  await quiesce(board, old)
  old.write('note:a', 'text', 'A')
  old.setOnline(true)
  await quiesce(board, old)
  expect(old.link.connection.get()).toMatchObject({ state: 'refused', reason: 'clientTooOld', unsaved: 1 })
  expect(old.keeper.isKept.get()).toBe(true)
  expect(notesIn(await board.storedDocument())).toEqual({})
  old.close()

  const reloaded = new DevicePage(board, device, { clientId: 13 })
  await quiesce(board, reloaded)
  expect(notesIn(await board.storedDocument())).toEqual({ 'note:a': { text: 'A' } })
  expect(reloaded.link.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
})

test('[OFFLINE-8] what the server refuses is not kept: the board opens again from what was saved', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const page = new DevicePage(board, device, { clientId: 11 })
  await quiesce(board, page)
  must(recordsOf(page.document).get('shape:matrix'), 'the frame').set('position', [5, 5])
  await quiesce(board, page)
  expect(page.link.connection.get()).toMatchObject({ state: 'refused', reason: 'changeRefused' })
  expect([device.rows.size, device.unsavedByPage.size]).toEqual([0, 0])
  expect(page.keeper.isKept.get()).toBe(false)
  const again = new DevicePage(board, device, { clientId: 12 })
  await quiesce(board, again)
  expect(again.link.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
})

test.each([
  { changes: 0, rows: 0 },
  { changes: 1, rows: 1 },
])(
  '[OFFLINE-8] a link that was replaced takes the copy with it, unless something in it is unsaved: $changes',
  async ({ changes, rows }) => {
    const board = await createSimulatedBoard()
    const device = new MemoryCopyStore()
    const page = new DevicePage(board, device, { clientId: 11 })
    await quiesce(board, page)
    page.setOnline(false)
    if (changes > 0) page.write('note:a', 'text', 'A')
    await settle()
    page.close()
    const refused = new DevicePage(board, device, { clientId: 12, offer: { key: undefined } })
    await quiesce(board, refused)
    expect(refused.link.connection.get()).toMatchObject({ state: 'refused', reason: 'notFound' })
    expect(Math.min(1, device.rows.size)).toBe(rows)
    expect(device.unsavedByPage.size).toBe(changes)
  },
)

test('[OFFLINE-9] a device that keeps nothing says so; as soon as it does, everything is kept', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  device.isBroken = true
  const page = new DevicePage(board, device, { clientId: 11 })
  await quiesce(board, page)
  page.setOnline(false)
  page.write('note:a', 'text', 'A')
  await settle()
  expect(page.link.connection.get()).toMatchObject({ state: 'offline', unsaved: 1 })
  expect(page.keeper.isKept.get()).toBe(false)
  device.isBroken = false
  await board.clock.turn(30_000)
  expect(page.keeper.isKept.get()).toBe(true)
  page.close()
  const again = new DevicePage(board, device, { clientId: 12, isOnline: false })
  await quiesce(board, again)
  expect(again.content()).toEqual({ 'note:a': { text: 'A' } })
})

test('[OFFLINE-9] a copy that was removed under an open page is whole again after the next change', async () => {
  const board = await createSimulatedBoard()
  const device = new MemoryCopyStore()
  const page = new DevicePage(board, device, { clientId: 11 })
  page.write('note:a', 'text', 'A')
  await quiesce(board, page)
  await device.open(99).remove({ unlessUnsaved: true })
  page.write('note:b', 'text', 'B')
  await quiesce(board, page)
  page.close()
  const again = new DevicePage(board, device, { clientId: 12, isOnline: false })
  await quiesce(board, again)
  expect(again.content()).toEqual({ 'note:a': { text: 'A' }, 'note:b': { text: 'B' } })
})
