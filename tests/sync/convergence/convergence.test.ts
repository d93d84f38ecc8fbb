import type { TLShape } from '@tldraw/tlschema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { anySteps, doDeed, Novelties, relationDeeds, textsOf, type Step } from '../../support/boardEditing.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { arrow, group, note } from '../../support/canvasRecords.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

const peers = 3
const runs = Number(process.env.FLAMINGO_CONVERGENCE_RUNS ?? 250)

test(`[BIND-13] whatever ${peers} people do, and whatever their wires do, all end with the same valid board and no typed character is missing`, async () => {
  await expectConvergence(anySteps(peers), runs)
})

test('[BIND-13] grouping, nesting, binding, deleting and undoing at once leave no circle, no gap and no equal indices', async () => {
  await expectConvergence(anySteps(peers, relationDeeds), runs)
})

async function expectConvergence(anyStepsOfPeople: fc.Arbitrary<Step[]>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyStepsOfPeople, async (steps) => {
      const session = new Session()
      for (const step of steps) {
        session.take(step)
        // What a rule has to put right after a local change is put right before the next task.
        await Promise.resolve()
      }
      await session.finish()
      session.expectAgreement()
    }),
    { numRuns },
  )
}

// Enough to group, nest and bind from the first step on.
const firstShapes = [
  note('shape:n1', { text: '一' }),
  note('shape:n2', { text: '二', index: 'a2' }),
  group('shape:g1', { index: 'a3' }),
  group('shape:g2', { index: 'a4' }),
  arrow('shape:r1', { index: 'a5' }),
] as unknown as PlainRecord[]

class Session {
  readonly network = new SimulatedNetwork()
  readonly people: CanvasPeer[]
  readonly news = new Novelties()
  readonly #noteByTyped = new Map<string, string>()
  readonly #deleted = new Set<string>()
  #clientId = 10

  constructor() {
    const first = createBoardDocument({ title: '', template: 'empowerment-marketing', locale: 'ja' })
    Y.applyUpdate(this.network.document, Y.encodeStateAsUpdate(first))
    for (const record of firstShapes) createRecord(recordsOf(this.network.document), record)
    this.people = Array.from({ length: peers }, () => new CanvasPeer(this.network, this.#clientId++))
    this.network.settle()
  }

  take(step: Step): void {
    const peer = must(this.people[step.peer], 'one of the peers')
    const before = textsOf(peer)
    switch (step.deed) {
      case 'cut':
        return peer.wire.cut()
      case 'connect':
        return peer.wire.connect()
      case 'send':
        return peer.wire.deliverUp(1 + (step.at % 4))
      case 'receive':
        return peer.wire.deliverDown(1 + (step.at % 4))
      case 'exchange':
        peer.wire.deliverUp(Infinity)
        return peer.wire.deliverDown(Infinity)
      case 'reload':
        return this.#reload(step.peer, peer)
      default:
        doDeed(peer, step, this.news)
        this.#account(before, textsOf(peer))
    }
  }

  async finish(): Promise<void> {
    for (const peer of this.people) {
      peer.endGesture()
      for (const shape of peer.shapes()) peer.binding.releaseText(shape.id)
    }
    // A rule that puts something right may write, and that must arrive too.
    for (let round = 0; round < 3; round++) {
      this.network.settle()
      await Promise.resolve()
    }
  }

  expectAgreement(): void {
    const late = new CanvasPeer(this.network, this.#clientId++)
    this.network.settle()
    const board = late.canvasStore.serialize('document')
    for (const peer of this.people) {
      expect(recordsOf(peer.document).toJSON()).toEqual(recordsOf(this.network.document).toJSON())
      expect(peer.canvasStore.serialize('document')).toEqual(board)
      expect(peer.binding.leftOut.get()).toBe(0)
      peer.canvasStore.validate('tests')
    }
    expectSoundRelations(late)
    const texts = textsOf(late)
    for (const [character, noteId] of this.#noteByTyped) {
      if (!this.#deleted.has(character) && !this.#deleted.has(noteId))
        expect(texts.get(noteId), `${character} in ${noteId}`).toContain(character)
    }
    for (const peer of [...this.people, late]) peer.close()
  }

  // A device keeps what its document had, under a new client id; what was held back is gone.
  #reload(number: number, peer: CanvasPeer): void {
    const before = textsOf(peer)
    peer.close()
    const again = new CanvasPeer(this.network, this.#clientId++, Y.encodeStateAsUpdate(peer.document))
    this.people[number] = again
    this.#account(before, textsOf(again))
  }

  // Whoever makes a character vanish from the own canvas has deleted it; a note that vanishes takes its characters along.
  #account(before: Map<string, string>, after: Map<string, string>): void {
    for (const [noteId, text] of after)
      for (const character of text) if (character !== '\n' && !this.#noteByTyped.has(character)) this.#noteByTyped.set(character, noteId)
    for (const [noteId, text] of before) {
      const now = after.get(noteId)
      if (now === undefined) this.#deleted.add(noteId)
      for (const character of text) if (!now?.includes(character)) this.#deleted.add(character)
    }
  }
}

function expectSoundRelations(peer: CanvasPeer): void {
  const records = peer.canvasStore.allRecords()
  const ids = new Set<string>(records.map(({ id }) => id))
  const shapes = peer.shapes()
  expect(new Set(shapes.map(({ parentId, index }) => `${parentId} ${index}`)).size).toBe(shapes.length)
  for (const shape of shapes) {
    const above = new Set<string>()
    for (let next: TLShape | undefined = shape; next; next = peer.shape(next.parentId)) {
      expect(ids.has(next.parentId), `${next.parentId} exists`).toBe(true)
      expect(above.has(next.id), `${next.id} is not in itself`).toBe(false)
      above.add(next.id)
    }
  }
  for (const record of records) if (record.typeName === 'binding') expect(ids.has(record.fromId) && ids.has(record.toId)).toBe(true)
}
