import type { TLShape, TLStore } from '@tldraw/tldraw'
import { isNote } from '../../shared/board/caseNote.ts'
import { metaWithOrigin, type Maker } from '../../shared/board/origin.ts'
import { knownRecord, plainOf } from '../../shared/document/plainRecord.ts'
import { isComingBack } from '../notes/bringBack.ts'
import { NumberLedger } from './numberLedger.ts'

/** What signing takes from the board around it. */
export type SigningOptions = {
  /** Me, as I am called now. */
  maker: () => Maker
  now: () => Date
  /** Whether this page may write at all. */
  mayWrite: () => boolean
  /** Runs a change that undo must not see. */
  quietly: (run: () => void) => void
}

/**
 * Makes every shape that this page puts on the canvas store say where it comes from, in whatever way it is made: the tool, Tab, a
 * copy, a paste. What comes back under an id that was here before (undo, redo, brought back) is what it was. Of two notes that
 * were made at once with one number, the younger is given another by its maker's page. Returns the way to stop.
 */
export function signNewShapes(canvasStore: TLStore, options: SigningOptions): () => void {
  const ledger = new NumberLedger()
  const known = new Set<string>()
  const renumbering = new Set<string>()
  let isStopped = false
  const learn = (shape: TLShape): void => {
    known.add(shape.id)
    const record = plainOf(shape)
    if (isNote(record)) ledger.enter(record)
  }
  for (const record of canvasStore.allRecords()) if (record.typeName === 'shape') learn(record)

  const { sideEffects } = canvasStore
  const stops = [
    sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'remote' || known.has(shape.id) || isComingBack(canvasStore, shape.id) ? shape : signed(shape),
    ),
    sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      learn(shape)
      if (source === 'remote') yieldNumbers(shape.id)
    }),
    sideEffects.registerAfterChangeHandler('shape', (before, after) => {
      if (before.meta !== after.meta) learn(after)
    }),
    sideEffects.registerAfterDeleteHandler('shape', (shape) => ledger.strike(shape.id)),
  ]
  return () => {
    isStopped = true
    for (const stop of stops) stop()
  }

  function signed(shape: TLShape): TLShape {
    const meta = metaWithOrigin(plainOf(shape), options.maker(), options.now(), () => ledger.next())
    return knownRecord({ ...plainOf(shape), meta }) as TLShape
  }

  // Only one page may answer, or the two would take the next number together once more.
  function yieldNumbers(arrivedId: string): void {
    if (!options.mayWrite()) return
    for (const id of ledger.losersBeside(arrivedId)) {
      const shape = canvasStore.get(id as TLShape['id'])
      if (shape?.meta.authorId !== options.maker().id) continue
      // What arrives is being merged now, and no change of mine may be among it.
      if (renumbering.size === 0) queueMicrotask(renumber)
      renumbering.add(id)
    }
  }

  function renumber(): void {
    const ids = [...renumbering]
    renumbering.clear()
    if (isStopped) return
    // They keep the numbers under which everybody has begun to see them.
    const shown = ledger.shown()
    options.quietly(() => {
      const notes = ids.flatMap((id) => canvasStore.get(id as TLShape['id']) ?? [])
      canvasStore.put(notes.map((note) => ({ ...note, meta: { ...note.meta, number: shown.get(note.id) ?? ledger.next() } })))
    })
  }
}
