import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { centreOf, drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const edit = /^(Edit the quadrant|四象限を編集)$/

test('[MATRIX-7] [MATRIX-8] [MATRIX-10] a facilitator edits labels in their places, a composition included, and resizes with the scores kept; others see what came of it', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage({ reducedMotion: 'reduce' }), await openPage({ reducedMotion: 'reduce' })]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(ben, { x: 420, y: 300 }, 'A case')
  await noteWith(aki, 'A case').waitFor()

  await aki.getByRole('button', { name: edit }).click()
  await aki.getByRole('button', { name: 'Top right corner: Both wheels turn' }).click()
  const corner = aki.getByRole('textbox', { name: 'Top right corner' })
  await compose(aki, 'りょうりん', '両輪が回る')
  await waitFor('the composition to be in the field', async () => ((await corner.inputValue()) === '両輪が回る' ? true : undefined))
  await corner.press('Enter')
  await ben.getByText('両輪が回る').first().waitFor()

  // What is empty can be found again; Escape leaves it so.
  const name = aki.getByRole('button', { name: 'Name of this quadrant: empty' })
  await name.click()
  await aki.keyboard.insertText('nothing')
  await aki.keyboard.press('Escape')
  await name.press('Enter')
  await aki.keyboard.insertText('today')
  await aki.keyboard.press('Enter')
  await ben.getByText('today').first().waitFor()

  const scores = await scoresOf(ben, 'A case')
  const place = await centreOf(noteWith(aki, 'A case'))
  await drag(aki, await centreOf(aki.getByTestId('matrix-corner-bottom-right')), { x: 760, y: 560 })
  await waitFor('the note to go along', async () => ((await centreOf(noteWith(aki, 'A case'))).x < place.x - 20 ? true : undefined))
  await waitFor('everybody to see it', async () => {
    const [one, other] = [await centreOf(noteWith(aki, 'A case')), await ben.locator('.tl-shape[data-shape-type="note"]').count()]
    return one.x < place.x && other === 1 ? true : undefined
  })
  expect(await scoresOf(ben, 'A case')).toEqual(scores)

  // One undo takes back all of the resizing, and the next one the name.
  await aki.getByRole('button', { name: 'Undo the last change' }).click()
  await waitFor('the note to be back', async () => (Math.abs((await centreOf(noteWith(aki, 'A case'))).x - place.x) < 1 ? true : undefined))
  expect(await scoresOf(ben, 'A case')).toEqual(scores)
  await aki.keyboard.press('Control+z')
  await ben.getByText('today').first().waitFor({ state: 'detached' })
  await aki.getByRole('button', { name: 'Done' }).click()
  await aki.getByTestId('matrix-editing').waitFor({ state: 'detached' })

  // The canvas' undo has nothing of it, and others have no way in.
  await aki.mouse.click(1200, 800)
  await aki.keyboard.press('Control+z')
  expect(await aki.getByText('両輪が回る').count()).toBeGreaterThan(0)
  expect(await ben.getByRole('button', { name: edit }).count()).toBe(0)
  await ben.mouse.click(900, 700, { button: 'right' })
  await ben.getByRole('menuitem', { name: /Select all/ }).waitFor()
  expect(await ben.getByRole('menuitem', { name: edit }).count()).toBe(0)
})

test('[MATRIX-11] [TEMPLATE-4] a second quadrant lies beside the first and goes with an undo; the board becomes a template, here and as a file, that starts another', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { title: 'Us and them' })
  const [aki, ben] = [await openPage({ reducedMotion: 'reduce' }), await openPage({ reducedMotion: 'reduce' })]
  await joinBoard(aki, board.link('facilitator'), 'Aki')
  await aki.mouse.click(900, 700, { button: 'right' })
  await aki.getByRole('menuitem', { name: edit }).click()
  await aki.getByRole('button', { name: 'Impact × effort' }).click()
  await onCanvas(aki, 'Do now').waitFor()
  await aki.getByRole('button', { name: 'Remove this quadrant' }).click()
  await onCanvas(aki, 'Do now').waitFor({ state: 'detached' })
  await aki.getByText('The quadrant is removed').waitFor()
  await aki.locator('[role="status"] > div', { hasText: 'The quadrant is removed' }).getByRole('button', { name: 'Undo' }).click()
  await onCanvas(aki, 'Do now').waitFor()

  await aki.getByLabel('Name of the template').fill('Two at once')
  await aki.getByRole('button', { name: 'On this device' }).click()
  await aki.getByText('“Two at once” is among the templates').waitFor()
  const download = aki.waitForEvent('download')
  await aki.getByRole('button', { name: 'As a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Two at once.flamingo-template.json')
  const text = await readFile(await file.path(), 'utf8')

  await aki.goto(server.url)
  await aki.getByRole('radio', { name: 'Two at once' }).click()
  await screenshot(aki, 'home-own-template')
  await aki.getByRole('button', { name: 'Create the board' }).click()
  await onCanvas(aki, 'Do now').waitFor()
  await onCanvas(aki, 'Both wheels turn').waitFor()

  // Somebody else gets the file; a damaged one says where.
  await ben.goto(server.url)
  const chooser = ben.locator('input[type="file"]')
  await chooser.setInputFiles(asFile('damaged.flamingo-template.json', text.replace('"topLeft": "', '"topLeft": 7, "other": "')))
  await ben.getByText('Quadrant 1, topLeft: must be text').waitFor()
  await screenshot(ben, 'home-damaged-template')
  await chooser.setInputFiles(asFile('Two at once.flamingo-template.json', text))
  await ben.getByRole('radio', { name: 'Two at once', checked: true }).waitFor()
  await ben.getByRole('button', { name: 'Delete the template “Two at once”' }).click()
  await ben.getByRole('radio', { name: 'Two at once' }).waitFor({ state: 'detached' })
  await ben.getByRole('button', { name: 'Undo' }).click()
  await ben.getByRole('radio', { name: 'Two at once' }).waitFor()
})

const looks = [
  { locale: 'en-US', device: 'desktop', colorScheme: 'dark' },
  { locale: 'ja-JP', device: 'phone', colorScheme: 'light' },
] as const

test.for(looks)('editing in $locale on a $device, $colorScheme, for eyes', async (look, { server, openPage }) => {
  const board = await createBoard(server.url, { locale: look.locale === 'ja-JP' ? 'ja' : 'en', template: 'empowerment-marketing' })
  const page = await openPage({
    ...look,
    reducedMotion: 'reduce',
    expectedErrors: [/Unable to preventDefault inside passive event listener/],
  })
  const name = `matrix-${look.device}-${look.colorScheme}-${look.locale.slice(0, 2)}`
  await joinBoard(page, board.link('facilitator'), 'Aki')
  if (look.device === 'phone') {
    await page.getByRole('button', { name: /^(Panels|パネル)$/ }).click()
    await page.getByRole('menuitem', { name: edit }).click()
  } else {
    await page.getByRole('button', { name: edit }).click()
  }
  await page.getByTestId('matrix-editing').getByRole('button').first().waitFor()
  await screenshot(page, `${name}-editing`)
  const label = page.getByTestId('matrix-editing').getByRole('button', { name: /^(Top left corner|左上)/ })
  await (look.device === 'phone' ? label.tap() : label.click())
  await page.getByTestId('matrix-editing').getByRole('textbox').waitFor()
  await screenshot(page, `${name}-label`)
  await page.keyboard.press('Escape')
  await page.getByText(/^(Labels|文字)$/).click()
  await screenshot(page, `${name}-labels`)
  await page.getByText(/^(Labels|文字)$/).click()
  await page.getByText(/^(Save as a template|テンプレートとして保存)$/).scrollIntoViewIfNeeded()
  await screenshot(page, `${name}-foot`)
  await page.getByRole('button', { name: /^(Same as this one|いまと同じもの)$/ }).click()
  await page.getByText(/^(The new quadrant lies|新しい四象限を)/).waitFor()
  await screenshot(page, `${name}-second`)
  expect(await page.getByTestId('matrix-editing').count()).toBe(1)
})

/** The scores of a note, as its panel shows them. */
async function scoresOf(page: Page, text: string): Promise<string[]> {
  await noteWith(page, text).click()
  const fields = page.getByTestId('score-panel').getByRole('textbox')
  await fields.first().waitFor()
  const scores = await Promise.all([fields.nth(0).inputValue(), fields.nth(1).inputValue()])
  await page.keyboard.press('Escape')
  return scores
}

/** Types Japanese into what has the focus, with an Enter that picks the candidate, as an input method does. */
async function compose(page: Page, reading: string, text: string): Promise<void> {
  const ime = await page.context().newCDPSession(page)
  await page.keyboard.press('Control+a')
  await ime.send('Input.imeSetComposition', { text: reading, selectionStart: reading.length, selectionEnd: reading.length })
  await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  // The Enter of the composition reaches the page as key 229.
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  await ime.send('Input.insertText', { text })
}

function asFile(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) }
}

/** A label of a matrix on the canvas: templates' pictures have the same words. */
function onCanvas(page: Page, text: string): Locator {
  return page.locator('.board-matrix').getByText(text)
}
