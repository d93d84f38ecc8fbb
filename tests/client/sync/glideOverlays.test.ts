import { expect, onTestFinished, test } from 'vitest'
import { glideOverlays } from '../../../client/sync/glideOverlays.ts'
import type { Overlay } from '../../../client/sync/recordChanges.ts'
import { bindCanvasStore } from '../../../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { note } from '../../support/canvasRecords.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

test('[GLIDE-1] a note in somebody else’s hand glides from where it was to where the hand is', async () => {
  const { overlays, frame, shown } = page({ 'shape:n': [0, 0] })
  overlays.set(7, moved('shape:n', 60, 30))
  expect(shown()).toEqual([0, 0])
  await frame(20)
  expect(shown()).toEqual([20, 10])
  // The next message comes before it is there: from here on to there.
  overlays.set(7, moved('shape:n', 80, 10))
  expect(shown()).toEqual([20, 10])
  await frame(30)
  expect(shown()).toEqual([50, 10])
  await frame(30)
  expect(shown()).toEqual([80, 10])
})

test('[GLIDE-1] when the hand lets go the note glides into the document, and nothing lies over it any more', async () => {
  const { overlays, frame, shown, document } = page({ 'shape:n': [0, 0] })
  overlays.set(7, moved('shape:n', 60, 0))
  await frame(60)
  document.set('shape:n', [120, 0])
  overlays.set(7, undefined)
  expect(shown()).toEqual([60, 0])
  await frame(30)
  expect(shown()).toEqual([90, 0])
  await frame(30)
  expect(shown()).toBeUndefined()
})

test('[GLIDE-1] a glide whose time is up while it is being drawn still comes to its end, and lies over nothing any more', async () => {
  const { overlays, frame, shown, drawingTakes } = page({ 'shape:n': [120, 0] })
  overlays.set(7, moved('shape:n', 60, 0))
  await frame(60)
  overlays.set(7, undefined)
  drawingTakes(30)
  await frame(59)
  expect(shown()).toEqual([119, 0])
  await frame(16)
  expect(shown()).toBeUndefined()
})

test('[GLIDE-7] while a note glides into the document, its words and colour are the document’s', async () => {
  const { overlays, frame, last } = page({ 'shape:n': [120, 0] })
  const inHand = [
    ['position', [60, 0]],
    ['props.color', 'red'],
  ] as const
  overlays.set(7, new Map([['shape:n', new Map<string, unknown>(inHand)]]))
  await frame(60)
  overlays.set(7, undefined)
  await frame(30)
  expect(last()).toEqual(new Map([['shape:n', new Map([['position', [90, 0]]])]]))
})

test('[GLIDE-7] what is deleted while it glides into the document is gone at once; what is moved, glides there', async () => {
  const { overlays, frame, shown, document } = page({ 'shape:n': [120, 0] })
  overlays.set(7, moved('shape:n', 60, 0))
  await frame(60)
  overlays.set(7, undefined)
  document.set('shape:n', [0, 0])
  await frame(30)
  expect(shown()).toEqual([30, 0])
  document.delete('shape:n')
  await frame(10)
  expect(shown()).toBeUndefined()
})

test('[GLIDE-7] a note that I delete while it glides out of somebody’s hand is off my canvas and stays off', async () => {
  const document = createBoardDocument({ title: '', template: 'blank', locale: 'ja' })
  const canvasStore = createCanvasStore()
  const binding = bindCanvasStore(canvasStore, document)
  onTestFinished(binding.unbind)
  const { overlays, frame } = drawn({ below: binding.fieldsBelow, show: binding.setOverlays })
  const mine = note('shape:n', { x: 120 })
  canvasStore.put([mine])
  overlays.set(7, moved('shape:n', 60, 0))
  await frame(60)
  overlays.set(7, undefined)
  await frame(30)
  expect(canvasStore.get(mine.id)).toMatchObject({ x: 90 })
  canvasStore.remove([mine.id])
  for (let drawn = 0; drawn < 4; drawn++) {
    expect(canvasStore.has(mine.id)).toBe(false)
    await frame(16)
  }
})

test('[GLIDE-1] a stroke that is given up goes at once', async () => {
  const { overlays, frame, shown } = page({})
  overlays.set(7, moved('shape:n', 60, 0))
  expect(shown()).toEqual([60, 0])
  overlays.set(7, undefined)
  expect(shown()).toBeUndefined()
  await frame(60)
  expect(shown()).toBeUndefined()
})

test('[GLIDE-6] however many hands move and however often, all are shown once a frame', async () => {
  const { overlays, frame, timesShown } = page({ 'shape:n': [0, 0] })
  for (let client = 1; client <= 20; client++) overlays.set(client, moved('shape:n', client, 0))
  const before = timesShown()
  for (let message = 0; message < 3; message++) {
    for (let client = 1; client <= 20; client++) overlays.set(client, moved('shape:n', client, message))
  }
  expect(timesShown()).toBe(before)
  await frame(16)
  expect(timesShown()).toBe(before + 1)
})

test('[GLIDE-2] nothing glides for whoever wants no motion, or while the page is hidden', () => {
  const { overlays, shown } = page({ 'shape:n': [0, 0] }, true)
  overlays.set(7, moved('shape:n', 60, 0))
  expect(shown()).toEqual([60, 0])
  overlays.set(7, undefined)
  expect(shown()).toBeUndefined()
})

test('[GLIDE-3] an angle takes the short way, and what is no number is new with the next frame', async () => {
  const { overlays, frame, last } = page({ 'shape:n': [0, 0] })
  overlays.set(7, new Map([['shape:n', new Map<string, unknown>([['rotation', 3.1]])]]))
  await frame(60)
  overlays.set(
    7,
    new Map([
      [
        'shape:n',
        new Map<string, unknown>([
          ['rotation', -3.1],
          ['props.color', 'red'],
        ]),
      ],
    ]),
  )
  await frame(0)
  expect(last()?.get('shape:n')).toEqual(
    new Map<string, unknown>([
      ['rotation', -3.1],
      ['props.color', 'red'],
    ]),
  )
})

/** A document of places, and what is shown on top of it. */
function page(places: Record<string, [number, number]>, isStill = false) {
  const document = new Map(Object.entries(places))
  let overlay: Overlay | undefined
  let timesShown = 0
  let drawingMs = 0
  const { overlays, frame, clock } = drawn({
    isStill,
    below: (id) => {
      const place = document.get(id)
      const fields: [string, unknown][] = [
        ['position', place],
        ['props.color', 'black'],
      ]
      return place && new Map(fields)
    },
    show: (overlayByClientId) => {
      timesShown++
      for (const next of overlayByClientId.values()) overlay = next
      clock.sleep(drawingMs)
    },
  })
  return {
    overlays,
    frame,
    document,
    timesShown: () => timesShown,
    drawingTakes: (milliseconds: number) => {
      drawingMs = milliseconds
    },
    last: () => overlay,
    shown: () => overlay?.get('shape:n')?.get('position'),
  }
}

type Surroundings = Pick<Parameters<typeof glideOverlays>[0], 'below' | 'show'> & { isStill?: boolean }

/** Overlays whose time and frames the test turns. */
function drawn({ below, show, isStill = false }: Surroundings) {
  const clock = createFakeClock()
  let due: (() => void) | undefined
  const request = (run: () => void) => {
    due = run
    return () => {
      due = undefined
    }
  }
  const overlays = glideOverlays({ clock, frames: { isStill: () => isStill, request }, below, show })
  return {
    overlays,
    clock,
    frame: async (afterMs: number) => {
      await clock.turn(afterMs)
      const run = due
      due = undefined
      run?.()
    },
  }
}

function moved(id: string, x: number, y: number): Overlay {
  return new Map([[id, new Map([['position', [x, y]]])]])
}
