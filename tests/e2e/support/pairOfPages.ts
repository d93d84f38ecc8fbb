import type { Page } from 'playwright-core'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { joinBoard, noteWith, openNote, writeNote } from './boardPage.ts'
import { createBoard, type CreatedBoard } from './createBoard.ts'
import type { DevicePool } from './devicePool.ts'
import type { TestPage } from './openBrowser.ts'
import type { TestServer } from './startServer.ts'
import { waitFor } from './waitFor.ts'

/** Two people on one board with the usual quadrant and nothing else: Aki, the facilitator, and Ben, a participant. */
export type Pair = { board: CreatedBoard; aki: Page; ben: Page }

/** The pair that the tests of a file share: opening a board twice takes longer than most of what they do on it. */
export interface PairOfPages {
  /** The pair, on a board that has been cleared since the last test. Opens it where there is none. */
  take(): Promise<Pair>
  /** What went wrong in the pages so far. */
  complaints(): string[]
  /** Closes them; the next test gets others. */
  close(): Promise<void>
}

type Opened = { board: CreatedBoard; pages: [TestPage, TestPage] }

const shapes = '.tl-shape:not([data-shape-type="matrix"])'

/** No pair yet. */
export function createPairOfPages(server: TestServer, devices: DevicePool): PairOfPages {
  let opened: Opened | undefined

  async function open(): Promise<Opened> {
    const board = await createBoard(server.url)
    const pages: [TestPage, TestPage] = [await devices.take(), await devices.take()]
    const [aki, ben] = pages
    await Promise.all([joinBoard(aki.page, board.link('facilitator'), 'Aki'), joinBoard(ben.page, board.link('participant'), 'Ben')])
    return { board, pages }
  }

  return {
    async take() {
      if (opened) await clear(opened, server)
      opened ??= await open()
      const { board, pages } = opened
      return { board, aki: pages[0].page, ben: pages[1].page }
    },
    complaints: () => opened?.pages.flatMap((page) => page.complaints()) ?? [],
    async close() {
      const closing = opened
      opened = undefined
      await Promise.all((closing?.pages ?? []).map((page) => page.close()))
    },
  }
}

/** A note in the middle of the window that both have open, its text being `text`. */
export async function openOneNote({ aki, ben }: Pair, text: string): Promise<void> {
  await writeNote(aki, { x: 720, y: 450 }, text)
  await noteWith(ben, text).waitFor()
  for (const page of [aki, ben]) await openNote(page)
}

/** Nothing open, the arrow in hand, and nothing on the board but its quadrant. */
async function clear({ board, pages }: Opened, server: TestServer): Promise<void> {
  for (const { page } of pages) {
    for (const key of ['Escape', 'Escape', 'v']) await page.keyboard.press(key)
  }
  const broom = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await waitFor('the broom to be in', () => (broom.provider.synced ? true : undefined))
  const records = recordsOf(broom.document)
  broom.document.transact(() => {
    for (const [id, record] of records) {
      if (['shape', 'binding'].includes(String(record.get('typeName'))) && record.get('type') !== 'matrix') records.delete(id)
    }
  })
  for (const { page } of pages) {
    await waitFor('the board to be empty', async () => ((await page.locator(shapes).count()) === 0 ? true : undefined))
  }
}
