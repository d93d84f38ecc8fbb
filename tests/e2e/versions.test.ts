import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { readPdf } from '../support/readPdf.ts'
import { browserTest } from './support/browserTest.ts'
import { centreOf, drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { createBoard } from './support/createBoard.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'

browserTest(
  '[VERSION-13] [VERSION-8] [VERSION-10] [COMPARE-5] [EXPORT-27] [EXPORT-28] [IMPORT-13] a version is named, work goes on, it is looked at, compared, gone back to before another’s eyes, and that is undone',
  async ({ server, openPage }) => {
    const board = await createBoard(server.url)
    const [aki, ben] = [await openPage(), await openPage({ locale: 'ja-JP' })]
    await joinBoard(aki, board.link('facilitator'), 'Aki')
    await joinBoard(ben, board.link('participant'), '勉')
    await writeNote(aki, { x: 560, y: 600 }, 'Company A')
    await writeNote(aki, { x: 700, y: 350 }, 'Company B')
    await noteWith(ben, 'Company B').waitFor()

    const openPanel = (name: string) => aki.getByRole('group', { name: 'Panels' }).getByRole('button', { name }).click()
    await openPanel('Versions')
    await aki.getByRole('button', { name: 'After discussion' }).click()
    const row = aki.getByRole('button', { name: /After discussion.*2 notes/s })
    await row.waitFor()

    // The work goes on: one is moved, one is deleted, one comes.
    await drag(aki, await centreOf(noteWith(aki, 'Company A')), { x: 640, y: 300 })
    await noteWith(aki, 'Company B').click()
    await aki.keyboard.press('Delete')
    await noteWith(ben, 'Company B').waitFor({ state: 'detached' })
    await writeNote(ben, { x: 500, y: 400 }, 'Company C')
    await noteWith(aki, 'Company C').waitFor()

    // Then is looked at, read-only, while the others work on.
    await row.click()
    const still = aki.getByTestId('still-canvas')
    await still.locator('.tl-shape[data-shape-type="note"]').filter({ hasText: 'Company B' }).waitFor()
    await aki.getByText(/You are looking at After discussion/).waitFor()
    // Nothing comes onto the board of then, and that is said.
    await still.locator('.tl-container').evaluate((container) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['Text\nlate\n'], 'late.csv', { type: 'text/csv' }))
      container.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await aki.getByText('Nothing can be put on the board of then.').waitFor()
    // What is taken home is what is seen.
    await aki.getByRole('button', { name: 'Export' }).click()
    await aki.getByText(/The board as it was \(After discussion/).waitFor()
    const csv = aki.waitForEvent('download')
    await aki.getByRole('button', { name: 'Save CSV' }).click()
    expect(await readFile(await (await csv).path(), 'utf8')).toMatch(/Company A[\s\S]*Company B/)
    await screenshot(aki, 'versions-export')
    await aki.keyboard.press('Escape')
    await aki.getByRole('dialog').waitFor({ state: 'detached' })
    await still.locator('.tl-shape[data-shape-type="note"]').filter({ hasText: 'Company B' }).dblclick()
    await aki.keyboard.press('Delete')
    await aki.keyboard.press('n')
    expect(await still.locator('.tl-shape[data-shape-type="note"]').count()).toBe(2)
    expect(await still.locator('[contenteditable="true"]').count()).toBe(0)
    await writeNote(ben, { x: 800, y: 500 }, 'Company D')
    await screenshot(aki, 'versions-looking')
    await expectAccessible(aki, 'a version that is looked at')
    await aki.getByRole('button', { name: 'Back to now' }).click()
    await still.waitFor({ state: 'detached' })
    await noteWith(aki, 'Company D').waitFor()
    // One's own undo is what it was.
    await aki.locator('.tl-canvas').focus()
    await aki.keyboard.press('Control+z')
    await noteWith(ben, 'Company B').waitFor()
    await aki.keyboard.press('Control+Shift+z')
    await noteWith(ben, 'Company B').waitFor({ state: 'detached' })

    // What has changed since.
    await aki.getByText('What changed').click()
    const changes = aki.locator('ol > li')
    await aki.getByRole('button', { name: /Company A.*Empowerment \+/s }).waitFor()
    expect(await changes.allInnerTexts()).toEqual([
      expect.stringContaining('Company A'),
      expect.stringContaining('New'),
      expect.stringContaining('New'),
      expect.stringContaining('Removed'),
    ])
    const ways = aki.getByTestId('ways')
    expect(await ways.locator('[data-way]').evaluateAll((elements) => elements.map((element) => element.getAttribute('data-way')))).toEqual(
      ['moved', 'added', 'added', 'removed'],
    )
    await aki.getByRole('button', { name: /^New/ }).click()
    await ways.locator('[data-way="added"]').first().waitFor({ state: 'detached' })
    const download = aki.waitForEvent('download')
    await aki.getByRole('button', { name: 'Save as CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/^Study circle changes .*\.csv$/)
    await screenshot(aki, 'versions-changes')
    await aki.getByRole('button', { name: 'Export' }).click()
    await aki.getByLabel('Compared with').selectOption({ index: 1 })
    const pdf = aki.waitForEvent('download')
    await aki.getByRole('button', { name: 'Save PDF' }).click()
    const { text } = await readPdf(await readFile(await (await pdf).path()))
    expect(text).toMatch(/Since “After discussion” \([^)]*\): 1 moved, 2 new, 1 removed\./)
    await screenshot(aki, 'export-compared')
    await aki.keyboard.press('Escape')
    await aki.getByRole('dialog').waitFor({ state: 'detached' })
    await expectAccessible(aki, 'what has changed')

    // Back to then, before everybody's eyes, and undone.
    await aki.getByText('Versions', { exact: true }).last().click()
    await row.click()
    await aki.getByRole('button', { name: 'Go back to this' }).click()
    await noteWith(ben, 'Company B').waitFor()
    await noteWith(ben, 'Company C').waitFor({ state: 'detached' })
    await aki.getByRole('button', { name: /Before going back.*Aki/s }).waitFor()
    await aki.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await noteWith(ben, 'Company C').waitFor()
    await noteWith(ben, 'Company D').waitFor()
    await noteWith(ben, 'Company B').waitFor({ state: 'detached' })
    await noteWith(aki, 'Company D').waitFor()

    // A version gets another name, and goes.
    await row.click()
    await aki.getByRole('button', { name: 'Rename' }).click()
    await aki.getByLabel('Name of the version').last().fill('Round one')
    await aki.keyboard.press('Enter')
    await aki.getByRole('button', { name: /Round one.*2 notes/s }).waitFor()
    await aki.getByRole('button', { name: 'Remove', exact: true }).click()
    await aki.getByRole('button', { name: /Round one.*2 notes/s }).waitFor({ state: 'detached' })
    await aki.getByTestId('still-canvas').waitFor({ state: 'detached' })
  },
)

browserTest(
  '[VERSION-11] a participant goes through the versions on a phone, names none, and takes one along as a board of their own',
  async ({ server, openPage }) => {
    const board = await createBoard(server.url, { locale: 'ja' })
    const phone = await openPage({ locale: 'ja-JP', device: 'phone', colorScheme: 'dark' })
    await joinBoard(phone, board.link('participant'), '亜希')
    await writeNote(phone, { x: 195, y: 400 }, 'A社')
    const named = await fetch(`${server.url}/api/boards/${board.id}/versions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${board.keys.facilitator}` },
      body: JSON.stringify({ name: '話し合いの後', by: '勉' }),
    })
    expect(named.status).toBe(201)
    await phone.getByRole('button', { name: 'パネル' }).click()
    await phone.getByRole('menuitem', { name: '版の履歴' }).click()
    await phone.getByRole('slider').fill('0')
    await phone.getByText(/「話し合いの後」.*を表示しています/).waitFor()
    expect(await phone.getByLabel('版の名前').count()).toBe(0)
    expect(await phone.getByRole('button', { name: 'この版に戻す' }).count()).toBe(0)
    await phone.getByTestId('still-canvas').locator('.tl-shape[data-shape-type="note"]').filter({ hasText: 'A社' }).waitFor()
    await screenshot(phone, 'versions-phone')
    await phone.getByRole('button', { name: '新しいボードとして開く' }).click()
    await phone.getByLabel('新しいボードの名前').fill('次の回')
    await phone.getByRole('button', { name: 'ボードを作る' }).click()
    const opening = phone.context().waitForEvent('page')
    await phone.getByRole('link', { name: '新しいボードを開く' }).click()
    const copy = await opening
    await noteWith(copy, 'A社').waitFor()
    expect(await copy.title()).toContain('次の回')
    expect(copy.url()).not.toContain(board.id)

    // There the work goes on, and what has changed since the other board is told.
    await drag(copy, await centreOf(noteWith(copy, 'A社')), { x: 300, y: 430 })
    await copy.getByRole('button', { name: 'パネル' }).click()
    await copy.getByRole('menuitem', { name: '版の履歴' }).click()
    await copy.getByText('変わったところ').click()
    const from = copy.getByLabel('前', { exact: true })
    await from.locator('optgroup[label="もとのボード「Study circle」"] option').first().waitFor({ state: 'attached' })
    await copy.getByRole('button', { name: /A社.*[+−]\d/s }).waitFor()
  },
)
