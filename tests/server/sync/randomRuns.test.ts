import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard, type SimulatedBoard } from '../../support/simulatedBoard.ts'
import type { SimulatedClient } from '../../support/simulatedClient.ts'

type Step =
  | { kind: 'add' | 'edit' | 'delete' | 'flush' | 'drop' | 'return'; who: number; at: number }
  | { kind: 'wait'; milliseconds: number }
  | { kind: 'break-disk' | 'mend-disk' | 'kill-server' }

const who = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('add', 'edit', 'delete'), who, at: fc.nat(30) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('flush'), who, at: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('drop', 'return'), who, at: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait'), milliseconds: fc.constantFrom(1, 20, 400, 15_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('break-disk', 'break-disk', 'mend-disk', 'kill-server') }) },
)

test('[SAVE-12] whatever breaks: what was said to be saved is on disk, and in the end all agree with the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const disk = createFailingDisk()
      const board = await createSimulatedBoard({ wrapStore: disk.wrap, limits: { messagesPerSecond: 1_000_000 } })
      const clients = [board.join('participant'), board.join('participant'), board.join('facilitator')]
      await board.quiesce(...clients)
      for (const one of steps) {
        await take(one, board, clients, disk)
        await expectSavedToBeStored(board, clients)
      }

      disk.isBroken = false
      for (const client of clients) back(client, board)
      await board.clock.turn(10_000)
      await board.quiesce(...clients)
      const stored = await board.storedDocument()
      for (const client of clients) {
        expect(recordsOf(client.document).toJSON()).toEqual(recordsOf(stored).toJSON())
        expect(client.savedCount()).toBe(client.sentChanges())
        expect(client.document.store.pendingStructs).toBeNull()
        expect([...client.awareness.getStates().keys()].toSorted((a, b) => a - b)).toEqual([1001, 1002, 1003])
      }
    }),
    { numRuns: 60, seed: 20264 },
  )
}, 60_000)

async function take(one: Step, board: SimulatedBoard, clients: SimulatedClient[], disk: FailingDisk): Promise<void> {
  switch (one.kind) {
    case 'wait':
      return board.clock.turn(one.milliseconds)
    case 'break-disk':
    case 'mend-disk':
      disk.isBroken = one.kind === 'break-disk'
      return
    case 'kill-server':
      disk.cutOff()
      for (const client of clients) client.socket.drop()
      board.restart()
      for (const client of clients) back(client, board)
      return
    default:
      return act(one, board, must(clients[one.who], 'there are three'))
  }
}

function act({ kind, at }: { kind: string; at: number }, board: SimulatedBoard, client: SimulatedClient): void {
  const { document } = client
  const notes = noteIds(document)
  const note = notes[at % Math.max(1, notes.length)]
  if (kind === 'add') addNote(document, `${document.clientID}-${Y.getState(document.store, document.clientID)}`)
  else if (kind === 'edit' && note) must(recordsOf(document).get(`shape:${note}`), 'just listed').set('meta.n', at)
  else if (kind === 'delete' && note) recordsOf(document).delete(`shape:${note}`)
  else if (kind === 'flush') client.flush()
  else if (kind === 'drop') client.socket.drop()
  else if (kind === 'return') back(client, board)
}

function back(client: SimulatedClient, board: SimulatedBoard): void {
  const role = client.document.clientID === 1003 ? 'facilitator' : 'participant'
  client.socket.drop()
  client.reconnect(board.connect(role))
}

/** A client that has heard that all it sent is saved finds all of its own structs on disk. */
async function expectSavedToBeStored(board: SimulatedBoard, clients: SimulatedClient[]): Promise<void> {
  const wellSaved = clients.filter(
    (client) => client.sentChanges() > 0 && client.savedCount() >= client.sentChanges() && !client.hasUnsent(),
  )
  const stored = await board.storedDocument()
  for (const client of wellSaved) {
    const own = client.document.clientID
    expect(Y.getState(stored.store, own)).toBe(Y.getState(client.document.store, own))
  }
}

type FailingDisk = {
  isBroken: boolean
  /** From now on the servers started so far write nothing more. */
  cutOff(): void
  wrap(store: BoardStore): BoardStore
}

function createFailingDisk(): FailingDisk {
  let newest = 0
  const disk: FailingDisk = {
    isBroken: false,
    cutOff() {
      newest += 1
    },
    wrap(inner) {
      const own = newest
      return {
        ...inner,
        async append(updates) {
          if (disk.isBroken || own < newest) throw new Error('no disk')
          return inner.append(updates)
        },
      }
    },
  }
  return disk
}
