import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createRecord, positionField } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'
import { openStockClient } from '../support/stockClient.ts'
import { drag, joinBoard, moveCaret, noteWith, notes } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard, type CreatedBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const projector = { width: 1280, height: 800 }
const colors = ['black', 'orange', 'light-red', 'violet', 'blue', 'green', 'white']
const texts = {
  en: ['Staff run the account', 'The CEO posts on Fridays', 'Faces on the careers page', 'One person, 120,000 followers'],
  ja: ['社員が中の人をしている', '毎週金曜に社長が書く', '採用ページに社員の顔', 'フォロワー12万人を1人で'],
}
const looks = [
  { locale: 'en-US', language: 'en', device: 'desktop', colorScheme: 'light' },
  { locale: 'ja-JP', language: 'ja', device: 'phone', colorScheme: 'dark' },
] as const

test.for(looks)(
  '[DOT-4] 200 notes on a 13-inch projector or a phone: each is a dot with its number, its words appear ($language, $device, $colorScheme)',
  async (look, { server, openPage }) => {
    const board = await createBoard(server.url, { locale: look.language })
    await scatter(server.url, board, 200, texts[look.language])
    const page = await openPage({ ...look, expectedErrors: [/Unable to preventDefault inside passive event listener/] })
    if (look.device === 'desktop') await page.setViewportSize(projector)
    await joinBoard(page, board.link('participant'), 'Aki')
    await page.getByTestId('dots').waitFor()
    await noteWith(page, texts[look.language][0] ?? '')
      .first()
      .waitFor()
    await screenshot(page, `dots-200-${look.language}-${look.device}-${look.colorScheme}`)
    const place = await placeOfNote(page, 'shape:n7')
    if (look.device === 'phone') await page.touchscreen.tap(place.x, place.y)
    else await page.mouse.move(place.x, place.y)
    const words = look.device === 'phone' ? page.getByTestId('score-panel') : page.getByTestId('dot-label')
    await words.getByText(/./).first().waitFor()
    await screenshot(page, `dots-words-${look.language}-${look.device}-${look.colorScheme}`)
  },
)

test('[DOT-5] [WRITE-1] a dot is selected, dragged and double-clicked by where it is seen, and near enough it is a note again', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  // The second note's square, which nobody sees, covers the first note's dot.
  await put(server.url, board, [
    { id: 'first', x: 900, y: 500, text: 'First' },
    { id: 'second', x: 980, y: 500, text: 'Second' },
  ])
  const page = await openPage({ reducedMotion: 'reduce' })
  await joinBoard(page, board.link('participant'), 'Aki')
  await noteWith(page, 'First').waitFor()
  expect(await page.getByTestId('dots').count()).toBe(0)
  // Not by its key: tldraw listens for keys a moment after it shows the board.
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await page.getByTestId('dots').waitFor()
  // The camera has arrived, and with the next frame the notes, too.
  await page.getByText('25%').waitFor()
  await waitFor('the notes to have their size at 25%', async () =>
    Math.abs(((await page.locator('.tl-shape[data-shape-id="shape:first"]').boundingBox())?.width ?? 0) - 50) < 1 ? true : undefined,
  )

  const from = await placeOfNote(page, 'shape:first')
  await drag(page, from, { x: from.x - 100, y: from.y + 80 }, { drop: false })
  await page.getByTestId('drag-score').getByText('Marketing').waitFor()
  await page.mouse.up()
  await page.getByTestId('score-panel').getByText('First').waitFor()
  await screenshot(page, 'dots-dragged')
  await waitFor('the dot to be where it was dropped', async () => {
    const now = await placeOfNote(page, 'shape:first')
    return Math.abs(now.x - from.x + 100) < 2 && Math.abs(now.y - from.y - 80) < 2 ? true : undefined
  })

  // It is selected, so that the first of two clicks opens it already: the canvas waits for the other one before it goes there.
  const place = { x: from.x - 100, y: from.y + 80 }
  await page.mouse.click(place.x, place.y)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.mouse.click(place.x, place.y, { clickCount: 2 })
  await page.getByTestId('dots').waitFor({ state: 'detached' })
  await moveCaret(page, 'End')
  await page.keyboard.insertText('!')
  await noteWith(page, 'First!').waitFor()
  expect(await notes(page).count()).toBe(2)
})

async function scatter(url: string, board: CreatedBoard, count: number, words: readonly string[]): Promise<void> {
  // The same places in each run: the golden angle spreads them as a crowd does, denser towards the balance.
  const notes = Array.from({ length: count }, (_, at) => {
    const [angle, distance] = [at * 2.399963, Math.sqrt((at + 0.5) / count)]
    const x = 1296 + 1050 * distance * Math.cos(angle) + 130 * Math.sin(at * 7)
    const y = 846 - 600 * distance * Math.sin(angle) - 130 * Math.sin(at * 7)
    return { id: `n${at + 1}`, x, y, text: words[at % words.length] ?? '' }
  })
  await put(url, board, notes)
}

/** Puts notes on the board, their points that count at (x, y) from the matrix' corner. */
async function put(url: string, board: CreatedBoard, notes: readonly { id: string; x: number; y: number; text: string }[]): Promise<void> {
  const client = openStockClient(url, { id: board.id, key: board.keys.participant })
  await waitFor('the board to be here', async () => (client.provider.synced ? true : undefined))
  const matrix = must(
    [...recordsOf(client.document).values()].find((record) => record.get('type') === 'matrix'),
    'the template has a matrix',
  )
  const [left, top] = matrix.get(positionField) as [number, number]
  client.document.transact(() =>
    notes.forEach(({ id, x, y, text }, at) =>
      createRecord(recordsOf(client.document), {
        id: `shape:${id}`,
        typeName: 'shape',
        type: 'note',
        parentId: 'page:page',
        index: `a1${String(at).padStart(4, '0')}V`,
        x: left + x - 100,
        y: top + y - 100,
        rotation: 0,
        isLocked: false,
        opacity: 1,
        meta: { number: at + 1, authorName: at % 2 ? 'Ben' : '田中', createdAt: '2026-01-01T00:00:00.000Z' },
        props: {
          color: colors[at % colors.length],
          labelColor: 'black',
          size: 'm',
          font: 'sans',
          fontSizeAdjustment: 0,
          align: 'middle',
          verticalAlign: 'middle',
          growY: 0,
          url: '',
          scale: 1,
          richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
        },
      }),
    ),
  )
  await waitFor('the notes to be saved', async () => (client.savedCount() > 0 ? true : undefined))
}

/** Where the point that counts of a note at scale 1 is on the screen. */
async function placeOfNote(page: Page, id: string): Promise<{ x: number; y: number }> {
  return page.evaluate((shapeId) => {
    const box = document.querySelector(`.tl-shape[data-shape-id="${shapeId}"]`)?.getBoundingClientRect()
    return box ? { x: box.x + box.width / 2, y: box.y + box.width / 2 } : { x: NaN, y: NaN }
  }, id)
}
