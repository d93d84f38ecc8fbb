import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createRecord } from '../../shared/document/recordFields.ts'
import { openStockClient } from '../support/stockClient.ts'
import { drag, joinBoard, leaveNote, moveCaret, notes, noteWith, openNote, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard, type CreatedBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

// What two people on one board learn of each other.

const middle = { x: 720, y: 450 }
const nowhere = { x: 200, y: 820 }

test('[LOSS-2] a note deleted while I write in it: I am told by whom, and can bring it back with all its words', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja' })
  const [aki, ben] = [await openPage({ locale: 'ja-JP' }), await openPage({ locale: 'ja-JP' })]
  await joinBoth(board, [aki, ben], ['彩', '健'])
  await writeNote(aki, middle, 'One for')
  await noteWith(ben, 'One for').waitFor()
  await openNote(aki)
  await moveCaret(aki, 'End')
  await aki.keyboard.type(' all')
  await noteWith(ben, 'One for all').waitFor()

  await ben.mouse.click(middle.x, middle.y)
  await ben.keyboard.press('Delete')
  await aki.getByText('「One for all」は健さんが削除しました').waitFor()
  expect(await notes(aki).count()).toBe(0)
  await screenshot(aki, 'board-note-taken-away-ja')

  await aki.getByRole('button', { name: '復元する' }).click()
  await noteWith(ben, 'One for all').waitFor()
  await noteWith(aki, 'One for all').waitFor()
  // It is my own step, and can be taken back.
  await aki.keyboard.press('Control+z')
  await notes(ben).first().waitFor({ state: 'detached' })
})

test('[LOSS-2] a note deleted while I drag it: the drag ends, I am told, and go on', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'Mine')
  await noteWith(ben, 'Mine').waitFor()
  await drag(aki, middle, { x: 900, y: 600 }, { drop: false })
  await ben.keyboard.press('Control+a')
  await ben.keyboard.press('Delete')
  await aki.getByText('“Mine” was deleted by Ben').waitFor()
  await aki.mouse.up()
  await writeNote(aki, { x: 400, y: 300 }, 'Next')
  await noteWith(ben, 'Next').waitFor()
  expect(await notes(aki).count()).toBe(1)
})

test('[CARET-4] where the other writes is to be seen: a mark with the name in the open text, a mark at the edge for who looks on', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage({ colorScheme: 'dark' })]
  await joinBoth(board, [aki, ben])
  await writeNote(aki, middle, 'Staff run the account')
  await noteWith(ben, 'Staff run the account').waitFor()

  await openNote(ben)
  await aki.locator('.board-writers span').waitFor()
  expect(await aki.locator('.board-writers span').count()).toBe(1)
  await screenshot(aki, 'board-other-writes')
  await openNote(aki)
  await aki.locator('.board-writers').waitFor({ state: 'detached' })
  await moveCaret(ben, 'Control+Home')
  for (const key of ['ArrowRight', 'ArrowRight']) await moveCaret(ben, key)
  await textBefore(aki, 'St')
  await ben.keyboard.type('ill st')
  await moveCaret(aki, 'End')
  await textBefore(aki, 'Still st')
  await screenshot(aki, 'board-two-carets')

  // My own words move the other's mark along, and its name does not come again for that.
  await moveCaret(aki, 'Control+Home')
  await aki.keyboard.type('ok ')
  await textBefore(aki, 'ok Still st')
  await ben.keyboard.press('Shift+End')
  await waitFor('what the other has selected to be marked', async () =>
    (await aki.locator('[contenteditable="true"] span[style*="background"]').count()) > 0 ? true : undefined,
  )
  await leaveNote(ben)
  await aki.locator('.board-caret').waitFor({ state: 'detached' })
})

test('[TEXT-15] a caret that is moved while words of somebody else come in goes where its owner wants it', async ({
  pair: { aki, ben },
}) => {
  await writeNote(aki, middle, 'abcdefgh')
  await noteWith(ben, 'abcdefgh').waitFor()
  await openNote(aki)
  await moveCaret(aki, 'Control+Home')
  await openNote(ben)
  await moveCaret(ben, 'Control+End')
  const typing = ben.keyboard.type('123456789012345678901234567890', { delay: 15 })
  for (let step = 0; step < 6; step++) await aki.keyboard.press('ArrowRight', { delay: 30 })
  await typing
  await moveCaret(aki, 'Shift+ArrowRight')
  await aki.keyboard.type('!')
  await noteWith(ben, 'abcdef!h123456789012345678901234567890').waitFor({ timeout: 5_000 })
})

test('[BAD-1] records that can’t be shown are left out: the facilitator is told how many, and the rest works', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja' })
  const [aki, ben] = [await openPage({ locale: 'ja-JP' }), await openPage()]
  await joinBoth(board, [aki, ben])
  await writeNote(aki, middle, '無事')
  await noteWith(ben, '無事').waitFor()
  const stock = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await waitFor('the stock client to be in', () => (stock.provider.synced ? true : undefined))
  stock.document.transact(() => {
    const records = recordsOf(stock.document)
    createRecord(records, { id: 'shape:odd', typeName: 'shape', type: 'hologram', x: 1, y: 2 })
    createRecord(records, { id: 'shape:torn', typeName: 'shape', type: 'note', x: 'left', y: 'right', props: {} })
  })
  await aki.getByRole('button', { name: '表示できないものが2件あります' }).click()
  await aki.getByText('何も削除していません').waitFor()
  await screenshot(aki, 'board-left-out-ja')
  await aki.keyboard.press('Escape')
  await writeNote(ben, { x: 400, y: 300 }, 'goes on')
  await noteWith(aki, 'goes on').waitFor()
  expect(await ben.getByText(/be shown/).count()).toBe(0)
  await aki.reload()
  await aki.getByRole('button', { name: '表示できないものが2件あります' }).waitFor()
  await waitFor('both notes to be there again', async () => ((await notes(aki).count()) === 2 ? true : undefined))
})

async function joinBoth(
  board: CreatedBoard,
  [first, second]: [Page, Page],
  names: readonly [string, string] = ['Aki', 'Ben'],
): Promise<void> {
  await Promise.all([joinBoard(first, board.link('facilitator'), names[0]), joinBoard(second, board.link('participant'), names[1])])
  await second.mouse.move(nowhere.x, nowhere.y)
}

/** Waits until the other's mark stands behind `words`, which are in the first line of the text that `page` has open. */
async function textBefore(page: Page, words: string): Promise<void> {
  const distance = (): Promise<number | undefined> =>
    page.evaluate((length) => {
      const mark = document.querySelector('.board-caret')?.getBoundingClientRect()
      const line = document.querySelector('[contenteditable="true"] p')
      if (!mark || !line) return undefined
      const range = document.createRange()
      let left = length
      const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        const size = text.textContent?.length ?? 0
        if (left <= size) range.setEnd(text, left)
        if (left <= size) range.setStart(text, Math.max(0, left - 1))
        if (left <= size) break
        left -= size
      }
      const letter = range.getBoundingClientRect()
      return Math.abs(letter.top - mark.top) < letter.height ? Math.abs(letter.right - mark.left) : undefined
    }, words.length)
  await waitFor(`the mark to stand behind ${words}`, async () =>
    ((await distance()) ?? 99) < 3 && (await firstLineOf(page)).startsWith(words) ? true : undefined,
  )
}

function firstLineOf(page: Page): Promise<string> {
  return page.locator('[contenteditable="true"] p').first().innerText()
}
