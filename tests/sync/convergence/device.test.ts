import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DevicePage, notesIn, quiesce } from '../../support/devicePage.ts'
import { settle } from '../../support/fakeClock.ts'
import { MemoryCopyStore } from '../../support/memoryCopy.ts'
import { createSimulatedBoard, type SimulatedBoard } from '../../support/simulatedBoard.ts'

const runs = Number(process.env.FLAMINGO_DEVICE_RUNS ?? 60)

type Step =
  | { deed: 'write'; page: number; record: number }
  | { deed: 'cut' | 'connect' | 'close' | 'open' | 'receive'; page: number }
  | { deed: 'pass' }

const anyPage = fc.nat(2)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ deed: fc.constant('write' as const), page: anyPage, record: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ deed: fc.constantFrom('cut' as const, 'connect', 'close', 'open', 'receive'), page: anyPage }) },
  { weight: 3, arbitrary: fc.constant({ deed: 'pass' as const }) },
)

test('[OFFLINE-5] whatever the pages of a device do, and whenever they are cut off, closed and opened: all agree and nothing written is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      const device = new Device(await createSimulatedBoard())
      for (const step of steps) await device.take(step)
      await device.expectAgreement()
    }),
    { numRuns: runs },
  )
})

/** One device with up to three pages of one board. */
class Device {
  readonly #board: SimulatedBoard
  readonly #copies = new MemoryCopyStore()
  readonly #pages: (DevicePage | undefined)[] = []
  readonly #written = new Map<string, Set<string>>()
  #lastClientId = 10
  #count = 0

  constructor(board: SimulatedBoard) {
    this.#board = board
  }

  async take(step: Step): Promise<void> {
    switch (step.deed) {
      case 'write':
        return this.#write(this.#pages[step.page], `note:${step.record}`)
      case 'cut':
        return this.#pages[step.page]?.setOnline(false)
      case 'connect':
        return this.#pages[step.page]?.setOnline(true)
      case 'receive':
        return void this.#pages[step.page]?.flush()
      case 'open':
        this.#pages[step.page] ??= this.#open()
        return this.#board.clock.turn(50)
      case 'close':
        this.#pages[step.page]?.close()
        this.#pages[step.page] = undefined
        return settle()
      case 'pass':
        return this.#board.clock.turn(400)
    }
  }

  async expectAgreement(): Promise<void> {
    // Whoever comes last finds what pages that are closed have left.
    const pages = [...this.#pages, this.#open()].filter((page) => page !== undefined)
    for (const page of pages) page.setOnline(true)
    await quiesce(this.#board, ...pages)
    const stored = notesIn(await this.#board.storedDocument())
    for (const [record, fields] of this.#written) expect(Object.keys(stored[record] as object).toSorted()).toEqual([...fields].toSorted())
    for (const page of pages) {
      expect(page.content()).toEqual(stored)
      expect(page.link.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
      page.close()
    }
    await settle()
    expect(this.#copies.unsavedByPage.size).toBe(0)
  }

  #open(): DevicePage {
    return new DevicePage(this.#board, this.#copies, { clientId: ++this.#lastClientId })
  }

  // A field of its own for each write: nothing that is written later hides one that is lost.
  #write(page: DevicePage | undefined, record: string): void {
    const isKnown = page && record in page.content()
    // Two who make the same record at once make two, and one of them wins: not what is asked here.
    const isMine = page && !this.#written.has(record)
    if (!page || !(isKnown || isMine)) return
    const field = `field${++this.#count}`
    page.write(record, field, 'x')
    this.#written.set(record, (this.#written.get(record) ?? new Set()).add(field))
  }
}
