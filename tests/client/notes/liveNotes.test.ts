import { expect, test } from 'vitest'
import type { TLShapeId } from '@tldraw/tlschema'
import type { NoteChanges } from '../../../shared/board/noteIndex.ts'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import { watchNotes } from '../../../client/notes/liveNotes.ts'
import { note } from '../../support/canvasRecords.ts'

test('[SCORE-13] what changes within a frame is told once, mine and others’ alike', () => {
  const canvasStore = createCanvasStore()
  let draw: (() => void) | undefined
  const notes = watchNotes(canvasStore, {
    isStill: () => false,
    request(run) {
      draw = run
      return () => (draw = undefined)
    },
  })
  const told: NoteChanges[] = []
  notes.subscribe((changes) => told.push(changes))
  const flush = (): void => {
    // oxlint-disable-next-line no-underscore-dangle -- tldraw's name for it
    canvasStore._flushHistory()
    const run = draw
    draw = undefined
    run?.()
  }

  canvasStore.put([note('shape:a', { x: 1 })])
  canvasStore.mergeRemoteChanges(() => canvasStore.put([note('shape:b', { x: 2 })]))
  canvasStore.put([note('shape:a', { x: 5 })])
  flush()
  expect(told).toHaveLength(1)
  expect([...(told[0]?.notes.keys() ?? [])].sort()).toEqual(['shape:a', 'shape:b'])
  expect(notes.get('shape:a')?.centre.x).toBe(105)
  const before = notes.all()
  flush()
  expect(told).toHaveLength(1)
  expect(notes.all()).toBe(before)

  canvasStore.remove(['shape:a' as TLShapeId])
  flush()
  expect(told[1]?.notes.get('shape:a')?.after).toBeUndefined()
  expect(notes.all().map(({ id }) => id)).toEqual(['shape:b'])
  notes.close()
  canvasStore.put([note('shape:c')])
  flush()
  expect(told).toHaveLength(2)
})
