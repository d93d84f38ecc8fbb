import { expect } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { doDeed, textsOf } from '../../support/boardEditing.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { arrow, group, note } from '../../support/canvasRecords.ts'
import { LocalCopy } from '../../support/localCopy.ts'
import { Novelties } from '../../support/novelties.ts'
import type { Deed, Step } from '../../support/randomSteps.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'
import { expectSoundRelations } from './expectSoundRelations.ts'
import { PeoplesWork, textsIn } from './peoplesWork.ts'

/** Tab → device: the first two are tabs of one person and share what their device keeps. */
const deviceOfTab = [0, 0, 1] as const
/** How many tabs are at the board. */
export const tabCount = deviceOfTab.length

const undoing: ReadonlySet<Deed> = new Set(['undo', 'redo', 'cancel gesture'])

type Device = { copy: LocalCopy; old: readonly Uint8Array[] }

/** Tabs of people at one board, in a world where nothing happens but the steps it is given. The same steps end the same. */
export class RandomSession {
  readonly #network = new SimulatedNetwork()
  readonly #devices: Device[]
  readonly #tabs: CanvasPeer[]
  readonly #news = new Novelties()
  readonly #work = new PeoplesWork()
  #clientId = 10

  constructor() {
    const first = createBoardDocument({ title: '', template: 'empowerment-marketing', locale: 'ja' })
    Y.applyUpdate(this.#network.document, Y.encodeStateAsUpdate(first))
    for (const record of firstShapes) createRecord(recordsOf(this.#network.document), record)
    this.#devices = [0, 1].map(() => ({ copy: new LocalCopy(), old: [] }))
    this.#tabs = deviceOfTab.map((device) => this.#open(must(this.#devices[device], 'a device of each tab')))
    this.#network.settle()
    this.#work.edited({ tab: 0, before: new Map(), after: textsIn(this.#network.document) })
  }

  take(step: Step): void {
    const tab = this.#tab(step.peer)
    const device = this.#deviceOf(step.peer)
    switch (step.deed) {
      case 'cut':
        return tab.wire.cut()
      case 'connect':
        return tab.wire.connect()
      case 'send':
        return tab.wire.deliverUp(1 + (step.at % 4))
      case 'receive':
        return tab.wire.deliverDown(1 + (step.at % 4))
      case 'exchange':
        tab.wire.deliverUp(Infinity)
        return tab.wire.deliverDown(Infinity)
      case 'exchange all':
        for (const { wire } of this.#tabs) wire.deliverUp(Infinity)
        for (const { wire } of this.#tabs) wire.deliverDown(Infinity)
        return
      case 'reload':
        return this.#reload(step.peer)
      case 'trim copy':
        tab.binding.flush()
        return device.copy.trim(tab.document)
      case 'keep old copy':
        device.old = device.copy.updates
        return
      case 'open old copy':
        return this.#reopenAll(device, device.old)
      case 'start afresh':
        return this.#reopenAll(device, [])
      default: {
        const before = textsOf(tab)
        doDeed(tab, step, this.#news)
        const change = { tab: tab.document.clientID, before, after: textsOf(tab) }
        if (undoing.has(step.deed)) this.#work.undone(change)
        else this.#work.edited(change)
      }
    }
  }

  /** Everybody lets go and comes back onto the network, and everything arrives. */
  async finish(): Promise<void> {
    for (const tab of this.#tabs) {
      tab.endGesture()
      for (const shape of tab.shapes()) tab.binding.releaseText(shape.id)
    }
    // A rule that puts something right may write, and that must arrive too.
    for (let round = 0; round < 3; round++) {
      this.#network.settle()
      await Promise.resolve()
    }
  }

  /** All documents and canvas stores are equal, and sound, and what was typed is there. */
  expectAgreement(): void {
    const late = new CanvasPeer(this.#network, this.#clientId++)
    this.#network.settle()
    const board = late.canvasStore.serialize('document')
    const { document } = this.#network
    const snapshot = Y.snapshot(document)
    for (const tab of this.#tabs) {
      expect(recordsOf(tab.document).toJSON()).toEqual(recordsOf(document).toJSON())
      expect(tab.document.store.pendingStructs === null, 'nothing waits for what is missing').toBe(true)
      expect(Y.equalSnapshots(Y.snapshot(tab.document), snapshot), 'everybody has every change').toBe(true)
      expect(tab.canvasStore.serialize('document')).toEqual(board)
      expect(tab.binding.leftOut.get()).toBe(0)
      tab.canvasStore.validate('tests')
    }
    expectSoundRelations(late)
    this.#work.expectAllIn(textsOf(late))
    for (const tab of [...this.#tabs, late]) tab.close()
  }

  #open(device: Device): CanvasPeer {
    const clientId = this.#clientId++
    const signature = { id: `tab-${clientId}`, name: 'Aki', on: '2026-11-26' }
    const tab = new CanvasPeer(this.#network, clientId, device.copy.updates, { signature: () => signature })
    device.copy.keep(tab.document)
    return tab
  }

  // The tab comes back under a new client id, with all that its document had; what was held back is gone.
  #reload(number: number): void {
    const before = this.#tab(number)
    before.close()
    const after = this.#open(this.#deviceOf(number))
    this.#tabs[number] = after
    this.#work.expectKept(textsIn(before.document), textsIn(after.document))
    this.#forgetWhatIsLost()
  }

  // A device from a backup, or with its storage cleared: what its tabs had not sent is gone with them.
  #reopenAll(device: Device, updates: readonly Uint8Array[]): void {
    const reopened = [...this.#tabs.keys()].filter((number) => this.#deviceOf(number) === device)
    for (const number of reopened) this.#tab(number).close()
    device.copy = new LocalCopy(updates)
    for (const number of reopened) this.#tabs[number] = this.#open(device)
    this.#forgetWhatIsLost()
  }

  #forgetWhatIsLost(): void {
    const copies = this.#devices.map(({ copy }) => copy.document())
    const documents = [this.#network.document, ...this.#tabs.map(({ document }) => document), ...copies]
    const canvases = this.#tabs.map((tab) => ({ tab: tab.document.clientID, texts: textsOf(tab) }))
    this.#work.forgetUnless(documents.map(textsIn), canvases)
  }

  #tab(number: number): CanvasPeer {
    return must(this.#tabs[number], 'one of the tabs')
  }

  #deviceOf(number: number): Device {
    return must(this.#devices[must(deviceOfTab[number], 'one of the tabs')], 'a device of each tab')
  }
}

// Enough to group, nest and bind from the first step on.
const firstShapes = [
  note('shape:n1', { text: '一' }),
  note('shape:n2', { text: '二', index: 'a2' }),
  group('shape:g1', { index: 'a3' }),
  group('shape:g2', { index: 'a4' }),
  arrow('shape:r1', { index: 'a5' }),
] as unknown as PlainRecord[]
