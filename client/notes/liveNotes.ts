import type { TLRecord, TLStore } from '@tldraw/tlschema'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { NoteIndex, type NoteChanges } from '../../shared/board/noteIndex.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import { browserFrames, type Frames } from '../sync/frames.ts'

/** The notes of an open board with their numbers and scores, live, drags of mine and others' included. */
export interface LiveNotes {
  get(id: string): CaseNote | undefined
  /** All notes in the order of their numbers; the same array until something changes. */
  all(): readonly CaseNote[]
  /** How many notes there are. */
  count(): number
  /** The matrices, the lowest first; the same array until one changes. */
  matrices(): readonly PlacedMatrix[]
  /**
   * Calls `listener` once a frame at most, with everything that has changed since, until the returned function is called.
   * What is read meanwhile is never older than what listeners were told.
   */
  subscribe(listener: (changes: NoteChanges) => void): () => void
  close(): void
}

/** Watches the notes on a canvas store until `close`. */
export function watchNotes(canvasStore: TLStore, frames: Frames = browserFrames): LiveNotes {
  const index = new NoteIndex((id) => plainOf(canvasStore.unsafeGetWithoutCapture(id as TLRecord['id'])))
  const listeners = new Set<(changes: NoteChanges) => void>()
  const unread = new Set<string>()
  let all: readonly CaseNote[] | undefined
  let callOff: (() => void) | undefined

  const stopListening = canvasStore.listen(
    ({ changes }) => {
      for (const record of Object.values(changes.added)) note(record)
      for (const [, record] of Object.values(changes.updated)) note(record)
      for (const record of Object.values(changes.removed)) note(record)
    },
    { scope: 'document' },
  )
  index.update(canvasStore.allRecords().flatMap((record) => (record.typeName === 'shape' ? [record.id] : [])))

  return {
    get: (id) => index.get(id),
    all: () => (all ??= index.all()),
    count: () => index.size,
    matrices: () => index.matrices,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stopListening()
      callOff?.()
      listeners.clear()
    },
  }

  function note(record: TLRecord): void {
    if (record.typeName !== 'shape') return
    unread.add(record.id)
    // A hidden page draws no frames: its panels are brought up to date when it is seen again.
    callOff ??= frames.request(read)
  }

  function read(): void {
    callOff = undefined
    const changes = index.update(unread)
    unread.clear()
    if (changes.notes.size === 0 && !changes.matricesChanged) return
    if (changes.notes.size > 0) all = undefined
    for (const listener of listeners) listener(changes)
  }
}
