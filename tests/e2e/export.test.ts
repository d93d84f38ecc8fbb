import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { notePapers } from '../../shared/board/noteColors.ts'
import { writeSetting } from '../../shared/board/boardSettings.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createRecord } from '../../shared/document/recordFields.ts'
import { drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { inkOf } from '../support/drawSvg.ts'
import { lettersOfSvg, type DrawnLetter } from '../support/lettersOfSvg.ts'
import { oneOfEverything } from '../support/pictureBoard.ts'
import { readPdf } from '../support/readPdf.ts'
import { openStockClient } from '../support/stockClient.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

test('[EXPORT-10] a viewer takes the board home: data in three formats, a picture as PNG and as SVG', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 事例の会' })
  const [aki, ben] = [await openPage({ locale: 'ja-JP' }), await openPage({ locale: 'ja-JP' })]
  await joinBoard(aki, board.link('participant'), '佐藤')
  await writeNote(aki, { x: 1050, y: 250 }, '広報と人事が同じ週に会う')
  await joinBoard(ben, board.link('viewer'), '田中')
  await noteWith(ben, '広報と人事が同じ週に会う').waitFor()
  await ben.getByRole('button', { name: '書き出し' }).click()
  const dialog = ben.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'データ' }).waitFor()
  await screenshot(ben, 'export-ja')

  const csv = await downloadOf(ben, dialog.getByRole('button', { name: 'CSV を保存' }))
  expect(csv.name).toMatch(/^第3回 事例の会 \d{4}-\d\d-\d\d\.csv$/)
  const [row] = parse(csv.bytes, { bom: true, columns: true }) as Record<string, string>[]
  expect(row).toMatchObject({ 番号: '1', 内容: '広報と人事が同じ週に会う', 象限: '両輪が回る', 書いた人: '佐藤' })
  const scores = [Number(row?.['マーケティング']), Number(row?.['エンパワーメント'])]
  for (const score of scores) expect(score).toBeGreaterThan(50)

  const markdown = await downloadOf(ben, dialog.getByRole('button', { name: 'Markdown を保存' }))
  expect(markdown.bytes.toString()).toContain('## 両輪が回る (1件)\n\n- **1** 広報と人事が同じ週に会う')
  const json = JSON.parse((await downloadOf(ben, dialog.getByRole('button', { name: 'JSON を保存' }))).bytes.toString()) as object
  expect(json).toMatchObject({
    format: 'flamingo-board',
    version: 1,
    title: '第3回 事例の会',
    notes: [{ number: 1, x: scores[0], y: scores[1] }],
  })

  const png = await downloadOf(ben, dialog.getByRole('button', { name: '画像を保存' }))
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  const sizeShown = /(\d+) × (\d+)/.exec(await dialog.innerText())
  // A PNG says its width and height in its first chunk.
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([Number(sizeShown?.[1]), Number(sizeShown?.[2])])

  await dialog.getByText('SVG（文字）').click()
  const svg = (await downloadOf(ben, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  // Its rows have places of their own, and it is one text.
  expect(svg.replaceAll(/<[^>]*>/g, '')).toContain('広報と人事が同じ週に会う')
  expect(svg).not.toContain('foreignObject')
  expect(svg).toContain('両輪が回る')
  // The font comes along, and nothing is fetched from anywhere.
  expect(svg).toContain('data:font/woff2')
  expect(svg.replaceAll(/http:\/\/www\.w3\.org\/[\w/]+/g, '')).not.toMatch(/https?:\/\//)
})

test('[EXPORT-19] a handout and outlines come through the dialog, read and drawn by other programs without a font', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第4回 事例の会' })
  const page = await openPage({ locale: 'ja-JP' })
  await joinBoard(page, board.link('participant'), '佐藤')
  await writeNote(page, { x: 1050, y: 250 }, '広報と人事が同じ週に会う 🥐')
  await page.keyboard.press('f')
  await drag(page, { x: 940, y: 150 }, { x: 1160, y: 350 })
  await page.getByRole('button', { name: '書き出し' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: '配布資料' }).waitFor()

  const handout = await downloadOf(page, dialog.getByRole('button', { name: 'PDF を保存' }))
  expect(handout.name).toMatch(/^第4回 事例の会 \d{4}-\d\d-\d\d\.pdf$/)
  expect((await readPdf(handout.bytes)).text).toMatch(
    /第4回 事例の会[\s\S]*書いた人（1名）[\s\S]*両輪が回る[\s\S]*広報と人事が同じ週に会う 🥐/,
  )
  await dialog.getByText('English').click()
  await dialog.getByText('A3', { exact: true }).click()
  const english = await downloadOf(page, dialog.getByRole('button', { name: 'PDF を保存' }))
  expect((await readPdf(english.bytes)).text).toContain('Written by (1)')

  await dialog.getByText('SVG（アウトライン）').click()
  const outlines = (await downloadOf(page, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  await dialog.getByText('SVG（文字）').click()
  const text = (await downloadOf(page, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  expect(lettersIn(text), '[EXPORT-16] the one character that the board’s font lacks is drawn').toBe(1)
  await dialog.getByText('SVG（アウトライン）').click()
  await dialog.getByText('フレーム').click()
  const framed = (await downloadOf(page, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  expect(lettersIn(framed), '[EXPORT-20] what is in the frame: thirteen characters and the author').toBe(13 + 2)
  await dialog.getByText('四象限と付箋').click()
  await dialog.getByText('付箋の下の印').click()
  await dialog.getByText('番号', { exact: true }).click()
  const numbered = (await downloadOf(page, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  expect(lettersIn(numbered), '[EXPORT-20] a figure for its number, and two letters less: its author').toBe(lettersIn(outlines) + 1 - 2)
  expect(outlines, '[EXPORT-18] nothing that needs a font').not.toMatch(/<foreignObject|<text|<style|font-face|data:font/)
  const withoutLetters = outlines.replaceAll(/<use [^>]*>/g, '')
  expect(inkOf(outlines), '[EXPORT-18] letters are drawn').toBeGreaterThan(2 * inkOf(withoutLetters))

  // Called off while it is being made: nothing is saved, and the next one is.
  await page.route('**/*.woff2', (route) => (route.request().method() === 'GET' ? new Promise(() => undefined) : route.continue()))
  await dialog.getByRole('button', { name: 'PDF を保存' }).click()
  await dialog.getByRole('button', { name: '中止' }).click()
  await dialog.getByRole('progressbar').waitFor({ state: 'detached' })
  await page.unroute('**/*.woff2')
  await downloadOf(page, dialog.getByRole('button', { name: 'PDF を保存' }))

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(printed.text, '[EXPORT-21] the board with its title').toMatch(/第4回 事例の会[\s\S]*両輪が回る/)
  expect(printed.text, '[EXPORT-21] no toolbar').not.toContain('共有')
  expect(printed.pages, '[EXPORT-21] one sheet').toBe(1)
})

test('[EXPORT-30] an image that can’t be fetched is an empty box in a picture and takes nothing with it', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ expectedErrors: [/Failed to load resource/] })
  await joinBoard(page, board.link('participant'), 'Aki')
  await writeNote(page, { x: 400, y: 300 }, 'Beside the image')
  const chooser = page.waitForEvent('filechooser')
  await page.getByTestId('tools.asset').click()
  await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(onePixel, 'base64') })
  await page.locator('.tl-shape[data-shape-type="image"] img').first().waitFor({ state: 'attached' })
  await page.route('**/uploads/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('SVG, text').click()
  const save = dialog.getByRole('button', { name: 'Save picture' })
  const without = (await downloadOf(page, save)).bytes.toString()
  await dialog.getByText('1 image couldn’t be fetched').waitFor()
  expect(without.replaceAll(/<[^>]*>/g, '')).toContain('Beside the image')
  expect(without).toContain('stroke-dasharray="8 6"')
  expect(without).not.toContain('<image')
  await screenshot(page, 'export-missing-image')

  await page.unroute('**/uploads/**')
  const whole = (await downloadOf(page, save)).bytes.toString()
  expect(whole).toContain('data:image/png')
  expect(await dialog.getByText('couldn’t be fetched').count()).toBe(0)
})

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('[EXPORT-26] the server’s picture has the letters of the page’s own, each where it is there', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第5回 事例の会' })
  const writer = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(writer.provider.synced).toBe(true), { timeout: 10_000 })
  const everything = oneOfEverything()
  writer.document.transact(() => {
    for (const record of everything) createRecord(recordsOf(writer.document), record)
    writeSetting(writer.document, { setting: 'legend', color: 'black', name: 'わたしたち' })
    writeSetting(writer.document, { setting: 'legend', color: 'light-red', name: 'customers' })
  })
  const page = await openPage({ locale: 'ja-JP' })
  await joinBoard(page, board.link('participant'), '佐藤')
  await page.keyboard.press('Shift+1')
  // Its letters are smaller once they are measured, in the board's font.
  await waitFor('notes to be measured', async () => {
    const size = await noteWith(page, 'slanted')
      .locator('.tl-text-label__inner')
      .evaluate((element) => getComputedStyle(element).fontSize)
    return size === '20px' ? true : undefined
  })
  await page.getByRole('button', { name: '書き出し' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('ボード全体').click()
  await dialog.getByText('SVG（アウトライン）').click()
  const own = (await downloadOf(page, dialog.getByRole('button', { name: '画像を保存' }))).bytes.toString()
  const response = await fetch(`${server.url}/api/boards/${board.id}/export.svg?locale=ja`, {
    headers: { authorization: `Bearer ${board.keys.viewer}` },
  })
  const drawn = await response.text()
  expect(/viewBox="[^"]*"/.exec(drawn)?.[0]).toBe(/viewBox="[^"]*"/.exec(own)?.[0])
  // Colours of papers, in the order in which they lie.
  expect(papersOf(drawn)).toEqual(papersOf(own))
  const [theirs, ours] = [own, drawn].map((svg) => lettersOfSvg(svg).filter(isCompared))
  const lost = (theirs ?? []).filter((letter) => !(ours ?? []).some((other) => isThere(letter, other)))
  expect(lost, 'letters that only the page has').toEqual([])
  expect((ours ?? []).filter((letter) => !(theirs ?? []).some((other) => isThere(letter, other)))).toEqual([])
  expect(ours?.length).toBeGreaterThan(250)
  const lowest = Math.max(...(theirs ?? []).map(({ y }) => y))
  expect(
    (theirs ?? []).filter(({ y }) => lowest - y < 0.5),
    '[EXPORT-20] the legend, below everything',
  ).toHaveLength('わたしたちcustomers'.length)
})

// A bookmark is a box with its name in the server's picture; what is not seen has no drawing.
function isCompared({ drawing, x, y }: DrawnLetter): boolean {
  return drawing !== '' && !(x > 2100 && y < -400)
}

function isThere(one: DrawnLetter, other: DrawnLetter): boolean {
  return one.drawing === other.drawing && Math.hypot(one.x - other.x, one.y - other.y) < 5
}

function papersOf(svg: string): string[] {
  const papers = new Set<string>(Object.values(notePapers).map(({ light }) => light))
  return Array.from(svg.matchAll(/ fill="(#[0-9a-f]{6})"/g), ([, color = '']) => color).filter((color) => papers.has(color))
}

async function downloadOf(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

function lettersIn(svg: string): number {
  return svg.match(/<use /g)?.length ?? 0
}
