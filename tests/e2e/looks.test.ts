import { expect } from 'vitest'
import { joinBoard, leaveNote, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

// Each look of a board with people and notes on it, for eyes: what is asserted is only that everything is there.
const looks = [
  { locale: 'ja-JP', device: 'desktop', colorScheme: 'light' },
  { locale: 'ja-JP', device: 'phone', colorScheme: 'light' },
  { locale: 'en-US', device: 'desktop', colorScheme: 'dark' },
  { locale: 'en-US', device: 'phone', colorScheme: 'dark' },
] as const

const cases = {
  'ja-JP': [
    'A社：社員が中の人。投稿は自分の言葉で',
    'B社：フォロワー12万人、運用は1人',
    '広報と人事が同じ週に会う',
    'まず社内報から',
    '動画は若手に任せた',
    '採用ページに社員の顔',
  ],
  'en-US': [
    'Company A: staff post in their own words',
    'Company B: 120,000 followers, one person',
    'PR and HR meet every week',
    'Begin with the staff magazine',
    'Films left to the juniors',
    'Faces on the careers page',
  ],
}
const places = [
  { x: 980, y: 270 },
  { x: 1120, y: 560 },
  { x: 620, y: 330 },
  { x: 470, y: 590 },
  { x: 860, y: 380 },
  { x: 420, y: 260 },
]

test.for(looks)(
  'a board in $locale on a $device, $colorScheme: bar, notes, names, list of people, links',
  async (look, { server, openPage }) => {
    const locale = look.locale === 'ja-JP' ? 'ja' : 'en'
    const board = await createBoard(server.url, {
      locale,
      title: locale === 'ja' ? '第3回 社員発信の事例を持ち寄る会' : 'Cases of staff on social media',
    })
    const name = `${look.device}-${look.colorScheme}-${locale}`
    const writer = await openPage({ locale: look.locale, colorScheme: look.colorScheme })
    await joinBoard(writer, board.link('participant'), locale === 'ja' ? '佐藤' : 'Ben')
    for (const [index, place] of places.entries()) await writeNote(writer, place, cases[look.locale][index] ?? '')
    await writer.mouse.move(700, 250)

    // tldraw tries to prevent the default of touches in listeners that React makes passive; Chromium says so and all is well.
    const page = await openPage({ ...look, expectedErrors: [/Unable to preventDefault inside passive event listener/] })
    await page.goto(board.link('facilitator'))
    await page.getByLabel(/^(Your name|お名前)$/).waitFor()
    await screenshot(page, `name-${name}`)
    await joinBoard(page, board.link('facilitator'), locale === 'ja' ? '田中' : 'Aki')
    await noteWith(page, cases[look.locale][5] ?? '').waitFor()
    await screenshot(page, `board-${name}`)
    await page.getByRole('button', { name: /2 people here|ここにいる人（2人）/ }).click()
    await screenshot(page, `people-${name}`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^(Share|共有)$/ }).click()
    await page.getByRole('dialog').waitFor()
    await screenshot(page, `share-${name}`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    if (look.device === 'phone') {
      await page.getByTestId('tools.note').click()
      await page.touchscreen.tap(195, 420)
      await page.locator('.tl-canvas [contenteditable="true"]').waitFor()
      await page.keyboard.insertText(locale === 'ja' ? 'スマホから' : 'From a phone')
      await screenshot(page, `writing-${name}`)
      await leaveNote(page)
      await noteWith(writer, locale === 'ja' ? 'スマホから' : 'From a phone').waitFor()
    }
    expect(await page.locator('.tl-canvas').count()).toBe(1)
  },
)
