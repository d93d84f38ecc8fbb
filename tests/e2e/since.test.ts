import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserTest } from './support/browserTest.ts'
import { centreOf, drag, joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { createBoard, type CreatedBoard } from './support/createBoard.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'

const hourMs = 3_600_000

/** Opens a board on a device on which so much time has gone by. */
async function openLater(page: Page, link: string, ms: number): Promise<void> {
  await page.addInitScript((later) => {
    const now = Date.now
    Date.now = () => now() + later
  }, ms)
  await page.goto(link)
  await page.locator('.tl-canvas').waitFor()
}

async function readNotes(url: string, { id, keys }: CreatedBoard): Promise<unknown> {
  const response = await fetch(`${url}/api/boards/${id}/export.json`, { headers: { authorization: `Bearer ${keys.viewer}` } })
  return ((await response.json()) as { notes: unknown }).notes
}

browserTest(
  '[DIGEST-1] [DIGEST-2] [DIGEST-3] [DIGEST-5] [DIGEST-6] [CARRY-1] [CARRY-4] who comes back after an hour reads what has changed, flies there, brings a note back; then everything goes back to a version, and that is undone; the next session begins with the cases of one quadrant',
  async ({ server, openPage }) => {
    const board = await createBoard(server.url)
    // Their clocks go wrong for good.
    const [aki, ben] = [await openPage({ ownDevice: true }), await openPage()]
    const viewer = await openPage({ ownDevice: true, device: 'phone', locale: 'ja-JP', colorScheme: 'dark' })
    await Promise.all([
      joinBoard(aki, board.link('facilitator'), 'Aki'),
      joinBoard(ben, board.link('participant'), 'Ben'),
      joinBoard(viewer, board.link('viewer'), '千'),
    ])
    await writeNote(aki, { x: 560, y: 600 }, 'Company A')
    await writeNote(aki, { x: 700, y: 350 }, 'Company B')
    for (const page of [ben, viewer]) await noteWith(page, 'Company B').waitFor()
    const openPanel = (name: string) => aki.getByRole('group', { name: 'Panels' }).getByRole('button', { name }).click()
    await openPanel('Versions')
    await aki.getByRole('button', { name: 'After discussion' }).click()
    await aki.getByRole('button', { name: /After discussion.*2 notes/s }).waitFor()

    // An hour goes by.
    await Promise.all([aki.goto(server.url), viewer.goto(server.url)])
    await drag(ben, await centreOf(noteWith(ben, 'Company A')), { x: 820, y: 300 })
    await noteWith(ben, 'Company B').click()
    await ben.keyboard.press('Delete')
    await noteWith(ben, 'Company B').waitFor({ state: 'detached' })
    await writeNote(ben, { x: 500, y: 400 }, 'Company C')
    await openLater(aki, board.link('facilitator'), hourMs)
    const notice = aki.getByRole('status').filter({ hasText: /^Since .+: 1\sadded, 1\smoved, 1\sremoved, by Ben$/ })
    await notice.waitFor()
    await screenshot(aki, 'since-notice')
    await expectAccessible(aki, 'the notice of what has changed')

    // A viewer on a phone reads it, too, and brings nothing back.
    await openLater(viewer, board.link('viewer'), hourMs)
    await viewer.getByRole('status').filter({ hasText: '追加1件、移動1件、削除1件' }).waitFor()
    await screenshot(viewer, 'since-notice-phone')
    await viewer.getByRole('button', { name: '見る' }).tap()
    await viewer.getByRole('button', { name: /Company B/ }).waitFor()
    await screenshot(viewer, 'since-panel-phone')
    expect(await viewer.getByRole('button', { name: '元に戻す' }).count()).toBe(0)
    await viewer.close()

    // Note by note, with arrows, and each leads to its note.
    await aki.getByRole('button', { name: 'Show', exact: true }).click()
    await aki.getByRole('button', { name: /Company A.*Marketing \+/s }).waitFor()
    const ways = aki.getByTestId('ways').locator('[data-way]')
    expect(await ways.evaluateAll((all) => all.map((way) => way.getAttribute('data-way')))).toEqual(['moved', 'added', 'removed'])
    await aki.mouse.move(500, 500)
    await aki.mouse.wheel(4_000, 0)
    await noteWith(aki, 'Company C').waitFor({ state: 'hidden' })
    await aki.getByRole('button', { name: /Company C.*New.*Ben/s }).click()
    await noteWith(aki, 'Company C').waitFor({ state: 'visible' })

    // What has gone comes back as it was, for everybody.
    await aki.getByRole('button', { name: 'Bring back' }).click()
    await noteWith(ben, 'Company B').waitFor()
    await aki.getByText('Back on the board').waitFor()
    await ways.and(aki.locator('[data-way="removed"]')).waitFor({ state: 'detached' })
    await aki.locator('.tl-canvas').focus()
    await aki.keyboard.press('Control+z')
    await noteWith(ben, 'Company B').waitFor({ state: 'detached' })
    await aki.keyboard.press('Control+Shift+z')
    await noteWith(ben, 'Company B').waitFor()
    await screenshot(aki, 'since-panel')
    await expectAccessible(aki, 'what has changed since the last visit')
    expect(await readNotes(server.url, board)).toMatchObject([
      { number: 1, text: 'Company A' },
      { number: 2, text: 'Company B', author: 'Aki' },
      { number: 3, text: 'Company C', author: 'Ben' },
    ])
    await aki.locator('[data-panel]').getByRole('button', { name: 'Close' }).click()
    expect(
      await aki
        .getByRole('status')
        .filter({ hasText: /^Since/ })
        .count(),
    ).toBe(0)

    // All of it goes back to the version, and that is undone.
    await openPanel('Versions')
    await aki.getByRole('button', { name: /After discussion.*2 notes/s }).click()
    await aki.getByRole('button', { name: 'Go back to this' }).click()
    await noteWith(ben, 'Company C').waitFor({ state: 'detached' })
    await aki.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await noteWith(ben, 'Company C').waitFor()
    await noteWith(ben, 'Company B').waitFor()

    // The next session begins with the cases of one quadrant, and knows where they come from.
    await aki.getByRole('button', { name: 'Menu' }).click()
    await aki.getByRole('menuitem', { name: 'New session from this board' }).click()
    expect(await aki.getByLabel('Name of the new board').inputValue()).toBe('Study circle – 2')
    await aki.getByLabel('Notes that come along').selectOption({ label: 'Both wheels turn (1)' })
    await aki.getByText('1 note comes along.').waitFor()
    await screenshot(aki, 'carry-dialog')
    await expectAccessible(aki, 'carrying a board on')
    await aki.getByRole('button', { name: 'Make the board' }).click()
    const opening = aki.context().waitForEvent('page')
    await aki.getByRole('link', { name: 'Open the new board' }).click()
    const next = await opening
    await noteWith(next, 'Company A').waitFor()
    expect(await notes(next).count()).toBe(1)
    await drag(next, await centreOf(noteWith(next, 'Company A')), { x: 400, y: 500 })
    await next.getByRole('group', { name: 'Panels' }).getByRole('button', { name: 'Versions' }).click()
    await next.getByText('What changed').click()
    await next
      .getByLabel('From', { exact: true })
      .locator('optgroup[label="From the board “Study circle”"] option')
      .first()
      .waitFor({ state: 'attached' })
    await next.getByRole('button', { name: /Company A.*Marketing −/s }).waitFor()
    await next.getByRole('button', { name: /Company C.*Removed/s }).waitFor()
    await next.getByRole('button', { name: 'Menu' }).click()
    await screenshot(next, 'carry-menu')
    await next.getByRole('menuitem', { name: 'Continues “Study circle”' }).click()
    await noteWith(next, 'Company C').waitFor()
    expect(next.url()).toBe(board.link('facilitator'))
  },
)
