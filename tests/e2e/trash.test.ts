import { expect } from 'vitest'
import { centreOf, drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

test('[TRASH-5] notes that somebody deletes are in the drawer with who did it, and come back where they were, for everybody; undo takes it back', async ({
  pair: { aki, ben },
}) => {
  for (const [at, text] of ['First case', 'Second case', 'Third case'].entries()) await writeNote(aki, { x: 400 + 240 * at, y: 300 }, text)
  const placesBefore = await Promise.all(['First case', 'Second case'].map((text) => centreOf(noteWith(ben, text))))
  await aki.getByRole('button', { name: 'Deleted notes' }).click()
  const drawer = aki.getByRole('region', { name: 'Deleted notes' })
  await drawer.waitFor()
  for (const text of ['First case', 'Second case']) {
    await noteWith(ben, text).click()
    await ben.keyboard.press('Delete')
    await noteWith(aki, text).waitFor({ state: 'detached' })
  }
  const first = drawer.getByRole('listitem').filter({ hasText: 'First case' })
  await first.getByText('Deleted by Ben').waitFor()
  await drawer.getByText('Second case').waitFor()
  await screenshot(aki, 'trash-notes-desktop-light-en')
  await expectAccessible(aki, 'the drawer of deleted notes')

  await first.getByRole('button', { name: /^Bring back note/ }).click()
  await noteWith(ben, 'First case').waitFor()
  await first.waitFor({ state: 'detached' })
  await aki.locator('.tl-canvas').focus()
  await aki.keyboard.press('Control+z')
  await noteWith(ben, 'First case').waitFor({ state: 'detached' })
  await first.waitFor()

  for (const box of await drawer.getByRole('checkbox', { name: /^Choose note/ }).all()) await box.check()
  await drawer.getByRole('button', { name: /^Bring back \d+ notes$/ }).click()
  for (const [at, text] of ['First case', 'Second case'].entries()) {
    const place = await waitFor('the note where it was', async () => {
      const now = await centreOf(noteWith(ben, text))
      return Math.hypot(now.x - (placesBefore[at]?.x ?? 0), now.y - (placesBefore[at]?.y ?? 0)) < 1 ? now : undefined
    })
    expect(place).toBeDefined()
  }
})

test('[TRASH-11] a facilitator deletes the board: everybody is told until when it is kept; it is brought back from the home page, as it was', async ({
  server,
  openPage,
}) => {
  const expectedErrors = [/WebSocket connection to/, /status of 410/]
  const board = await createBoard(server.url, { title: 'Study circle' })
  const aki = await openPage({ expectedErrors })
  const ben = await openPage({ expectedErrors, device: 'phone', colorScheme: 'dark', locale: 'ja-JP' })
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(aki, { x: 420, y: 300 }, 'Still here')
  await noteWith(ben, 'Still here').waitFor()
  await ben.getByRole('button', { name: 'メニュー' }).click()
  expect(await ben.getByRole('menuitem', { name: /削除/ }).count()).toBe(0)
  await ben.keyboard.press('Escape')

  await aki.getByRole('button', { name: 'Menu', exact: true }).click()
  await aki.getByRole('menuitem', { name: 'Delete the board…' }).click()
  const dialog = aki.getByRole('dialog', { name: 'Delete “Study circle”?' })
  await dialog.getByText('It is kept for 30 days').waitFor()
  await screenshot(aki, 'trash-board-dialog-desktop-light-en')
  await dialog.getByRole('button', { name: 'Delete the board' }).click()

  await ben.getByRole('heading', { name: 'このボードは削除されました' }).waitFor()
  await ben.getByText(/日に削除されました。.*まで保管されます。/).waitFor()
  expect(await ben.getByRole('button', { name: '元に戻す' }).count()).toBe(0)
  await screenshot(ben, 'trash-board-deleted-phone-dark-ja')
  await aki.getByRole('button', { name: 'Bring it back' }).waitFor()
  await screenshot(aki, 'trash-board-deleted-desktop-light-en')
  await expectAccessible(aki, 'the page of a deleted board')

  await aki.getByRole('link', { name: /home/i }).click()
  const card = aki.getByRole('article').filter({ hasText: 'Study circle' })
  await card.getByText(/^Deleted, kept until \d/).waitFor()
  await card.getByRole('button', { name: 'Bring it back' }).scrollIntoViewIfNeeded()
  await screenshot(aki, 'trash-home-desktop-light-en')
  await card.getByRole('button', { name: 'Bring it back' }).click()
  await aki.getByText('“Study circle” is back.').waitFor()
  expect(await card.getByText(/^Deleted/).count()).toBe(0)
  await ben.reload()
  await noteWith(ben, 'Still here').waitFor()
})

test('[WHO-4] a note whose panel is open shows where it stood before, from the versions of the board', async ({
  pair: { aki, board },
  server,
}) => {
  await writeNote(aki, { x: 400, y: 260 }, 'Moved case')
  const keep = async (name: string): Promise<void> => {
    const kept = await fetch(`${server.url}/api/boards/${board.id}/versions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${board.keys.facilitator}` },
      body: JSON.stringify({ name }),
    })
    expect(kept.status).toBe(201)
  }
  await keep('before')
  await drag(aki, await centreOf(noteWith(aki, 'Moved case')), { x: 640, y: 560 })
  await keep('between')
  await drag(aki, await centreOf(noteWith(aki, 'Moved case')), { x: 900, y: 300 })
  await aki.getByRole('button', { name: 'Case', exact: true }).click()
  await aki.getByText('It stood at 2 other places before').waitFor()
  expect(await aki.getByTestId('trail').locator('circle').count()).toBe(2)
  await screenshot(aki, 'who-trail-desktop-light-en')
  await aki.getByRole('button', { name: 'Case', exact: true }).click()
  await aki.getByTestId('trail').waitFor({ state: 'detached' })
})
