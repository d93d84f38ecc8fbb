import { expect, test } from 'vitest'
import { watchVisits } from '../../../client/since/watchVisits.ts'
import { createWritable } from '../../../client/sync/readable.ts'
import type { SeenBoard } from '../../../shared/version/sinceLastVisit.ts'
import { createFakeClock, settle } from '../../support/fakeClock.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** A device with one page of a board, on which `records` can be set. */
function startDevice(kept?: { at: number; name: string }) {
  const clock = createFakeClock()
  const isPresent = createWritable(false)
  const isVisible = createWritable(true)
  const listeners = new Set<() => void>()
  const told: string[] = []
  let name = 'now'
  let isChanged = true
  let disk: SeenBoard | undefined = kept && boardCalled(kept.name, clock.now() + kept.at)
  const stop = watchVisits({
    isPresent,
    isVisible,
    clock,
    show: () => boardCalled(name),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => Promise.resolve(disk),
    write: (seen) => Promise.resolve(void (disk = seen)),
    onReturn({ records }) {
      if (isChanged) told.push(String(records[0]?.id))
      return isChanged
    },
  })
  return {
    clock,
    isPresent,
    isVisible,
    told,
    stop,
    kept: () => disk && { name: disk.records[0]?.id, at: disk.at - clock.now() },
    change(next: string) {
      name = next
      for (const listener of listeners) listener()
    },
    keepBeside: (at: number) => void (disk = boardCalled('beside', clock.now() + at)),
    nothingHasChanged: (is: boolean) => void (isChanged = !is),
  }
}

function boardCalled(id: string, at = 0): SeenBoard {
  return { at, layout: '', records: [{ id, typeName: 'shape' }] }
}

test('[DIGEST-1] who opens a board after an hour is told once, when the board has come from the server', async () => {
  const device = startDevice({ at: -hourMs, name: 'then' })
  await settle()
  // A page that is opened without a network has seen nothing new, and forgets nothing.
  expect(device.told).toEqual([])
  expect(device.kept()).toEqual({ name: 'then', at: -hourMs })
  device.isPresent.set(true)
  await settle()
  expect(device.told).toEqual(['then'])
  expect(device.kept()).toEqual({ name: 'now', at: 0 })
  device.isPresent.set(false)
  device.isPresent.set(true)
  await settle()
  expect(device.told).toEqual(['then'])
})

test('[DIGEST-1] a shorter absence, a first visit and a clock that was put back tell nothing', async () => {
  for (const kept of [{ at: -hourMs + 1, name: 'then' }, undefined, { at: hourMs, name: 'then' }]) {
    const device = startDevice(kept)
    device.isPresent.set(true)
    await settle()
    expect(device.told).toEqual([])
    expect(device.kept()).toEqual({ name: 'now', at: 0 })
  }
})

test('[DIGEST-4] what is seen is kept soon after a change and when the page is left; what comes while nobody looks is not', async () => {
  const device = startDevice()
  device.isPresent.set(true)
  await settle()
  device.change('two')
  device.change('three')
  expect(device.kept()).toEqual({ name: 'now', at: 0 })
  await device.clock.turn(25_000)
  expect(device.kept()?.name).toBe('three')
  device.change('four')
  device.isVisible.set(false)
  expect(device.kept()).toEqual({ name: 'four', at: 0 })
  device.change('unseen')
  await device.clock.turn(2 * hourMs)
  expect(device.kept()).toEqual({ name: 'four', at: -2 * hourMs })
  device.isVisible.set(true)
  await settle()
  expect(device.told).toEqual(['four'])
  expect(device.kept()).toEqual({ name: 'unseen', at: 0 })
  device.change('last')
  device.stop()
  expect(device.kept()?.name).toBe('last')
})

test('[DIGEST-4] what a tab beside this one has shown meanwhile was seen, too', async () => {
  const device = startDevice()
  device.isPresent.set(true)
  await settle()
  device.isVisible.set(false)
  await device.clock.turn(2 * hourMs)
  device.keepBeside(-10 * minuteMs)
  device.isVisible.set(true)
  await settle()
  expect(device.told).toEqual([])
})

test('[DIGEST-1] a page that was in sight for less than a blink has told nothing, and tells it the next time', async () => {
  const device = startDevice()
  device.isPresent.set(true)
  await settle()
  device.isVisible.set(false)
  await device.clock.turn(2 * hourMs)
  device.isVisible.set(true)
  device.isVisible.set(false)
  await settle()
  expect(device.told).toEqual([])
  device.isVisible.set(true)
  await settle()
  expect(device.told).toEqual(['now'])
})

test('[DIGEST-1] a machine that has slept is told when it has got what it missed, and not of what happens later before its eyes', async () => {
  const device = startDevice()
  device.isPresent.set(true)
  await settle()
  device.isVisible.set(false)
  await device.clock.turn(2 * hourMs)
  device.nothingHasChanged(true)
  device.isVisible.set(true)
  await settle()
  device.isPresent.set(false)
  device.nothingHasChanged(false)
  device.change('news')
  device.isPresent.set(true)
  expect(device.told).toEqual(['now'])

  const other = startDevice({ at: -hourMs, name: 'then' })
  other.nothingHasChanged(true)
  other.isPresent.set(true)
  await settle()
  await other.clock.turn(2 * minuteMs)
  other.nothingHasChanged(false)
  other.isPresent.set(false)
  other.isPresent.set(true)
  expect(other.told).toEqual([])
})
