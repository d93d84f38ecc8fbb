import process from 'node:process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { silentLog, type Log } from '../../../server/log.ts'
import { decodeChange } from '../../../server/sync/change.ts'
import { decodePresence } from '../../../server/sync/presenceCodec.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { closeReasonOf } from '../../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeMessage } from '../../../shared/protocol/messages.ts'
import { roles, type Role } from '../../../shared/board/role.ts'
import { frameCorpus, hostileFrame } from '../../support/hostileFrames.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard, type SimulatedBoard } from '../../support/simulatedBoard.ts'
import type { SimulatedClient } from '../../support/simulatedClient.ts'

// Longer and elsewhere: FUZZ_RUNS=100000 FUZZ_SEED=7 npm test -- tests/server/sync/fuzz.test.ts
const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125)
const timeoutMs = 60_000 + 200 * numRuns

test(
  '[WIRE-4] whatever the bytes, reading them never throws',
  () => {
    const anything = fc.oneof(hostileFrame([...frameCorpus.values()]), fc.uint8Array({ maxLength: 100 }))
    fc.assert(
      fc.property(anything, (bytes) => {
        const message = decodeMessage(bytes)
        for (const inner of [bytes, message && 'update' in message ? message.update : bytes]) {
          decodeChange(inner, 10_000)
          decodePresence(inner)
        }
      }),
      { numRuns: 20 * numRuns, seed },
    )
  },
  timeoutMs,
)

test.for([...frameCorpus])('[WIRE-15] the frame “%s” harms nobody, whoever sends it', async ([, frame]) => {
  for (const role of roles) await suffer(role, [frame])
})

test(
  '[WIRE-15] frames that are nearly right harm nobody: what is not taken is refused with a reason, and all agree',
  async () => {
    const seeds = [...frameCorpus.values(), ...(await realFrames())]
    await fc.assert(fc.asyncProperty(fc.constantFrom(...roles), fc.array(hostileFrame(seeds), { minLength: 1, maxLength: 12 }), suffer), {
      numRuns,
      seed,
    })
  },
  timeoutMs,
)

/** One session with that role sends these frames to a board on which two others work. */
async function suffer(role: Role, frames: readonly Uint8Array[]): Promise<void> {
  const failures: string[] = []
  const log: Log = { ...silentLog, error: (fields, message) => failures.push(`${message} ${JSON.stringify(fields)}`) }
  const board = await createSimulatedBoard({ log })
  const [anna, ben] = [board.join('participant'), board.join('facilitator')]
  await board.quiesce(anna, ben)
  addNote(anna.document, 'before')
  await board.quiesce(anna, ben)
  const matters = facilitatorsMatters(anna.document)

  const offender = board.connect(role)
  await board.clock.turn(5)
  for (const frame of frames) if (!offender.closed) offender.deliverBytes(frame)
  await board.quiesce(anna, ben)
  const { closed } = offender
  if (!closed) offender.drop()
  expect(closed && closeReasonOf(closed.code)).toBe(closed?.reason)

  expect(failures).toEqual([])
  expect([anna, ben].map(({ socket }) => socket.closed)).toEqual([undefined, undefined])
  addNote(ben.document, 'after')
  await board.quiesce(anna, ben)
  await expectAgreement(board, [anna, ben])
  expect(role === 'facilitator' ? matters : facilitatorsMatters(anna.document)).toEqual(matters)
  expect(role === 'viewer' ? noteIds(anna.document) : ['after', 'before']).toEqual(['after', 'before'])
  expect([...anna.awareness.getStates().keys()].toSorted((one, other) => one - other)).toEqual([1001, 1002])

  // What was stored opens again, for a server that is started anew.
  board.restart()
  const late = board.join('viewer')
  await board.quiesce(late)
  expect(recordsOf(late.document).toJSON()).toEqual(recordsOf(anna.document).toJSON())
}

async function expectAgreement(board: SimulatedBoard, clients: readonly SimulatedClient[]): Promise<void> {
  const stored = await board.storedDocument()
  expect(stored.store.pendingStructs).toBeNull()
  for (const { document } of clients) {
    expect(document.store.pendingStructs).toBeNull()
    expect(noteIds(document)).toEqual(expect.arrayContaining(['after']))
    expect(recordsOf(document).toJSON()).toEqual(recordsOf(stored).toJSON())
  }
}

function facilitatorsMatters(document: Y.Doc): unknown {
  const records = Object.entries(recordsOf(document).toJSON()).filter(
    ([id, record]) => /^(document|page):/.test(id) || (record as { type?: unknown }).type === 'matrix',
  )
  const meta = Object.entries(metaOf(document).toJSON()).filter(([key]) => !key.startsWith('legend.'))
  return { records, meta }
}

/** What a participant really sends on such a board. */
async function realFrames(): Promise<Uint8Array[]> {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const frames: Uint8Array[] = [encodeMessage({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(anna.document) })]
  anna.document.on('update', (update: Uint8Array) => frames.push(encodeMessage({ type: 'update', update })))
  addNote(anna.document, 'before')
  addNote(anna.document, 'moved')
  recordsOf(anna.document).get('shape:moved')?.set('position', [5, 5])
  recordsOf(anna.document).get('shape:matrix')?.set('position', [5, 5])
  recordsOf(anna.document).delete('shape:moved')
  recordsOf(anna.document).delete('shape:matrix')
  return frames
}
