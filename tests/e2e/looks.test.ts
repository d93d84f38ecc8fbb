import type { Page } from 'playwright-core'
import { joinBoard, leaveNote, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

// Each look of a board with people and notes on it, for eyes: what is asserted is only that everything is there.
const cases = {
  ja: [
    'A社：社員が中の人。投稿は自分の言葉で',
    'B社：フォロワー12万人、運用は1人',
    '広報と人事が同じ週に会う',
    'まず社内報から',
    '動画は若手に任せた',
    '採用ページに社員の顔',
  ],
  en: [
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

const looks = [
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light' },
  { language: 'en', locale: 'en-US', colorScheme: 'dark' },
] as const

test.for(looks)(
  'a board in $language on a desktop and a phone, $colorScheme: bar, notes, names, list of people, links',
  async ({ language, locale, colorScheme }, { server, openPage }) => {
    const title = language === 'ja' ? '第3回 社員発信の事例を持ち寄る会' : 'Cases of staff on social media'
    const board = await createBoard(server.url, { locale: language, title })
    const writer = await openPage({ locale })
    await joinBoard(writer, board.link('participant'), language === 'ja' ? '佐藤' : 'Ben')
    for (const [index, place] of places.entries()) await writeNote(writer, place, cases[language][index] ?? '')
    await writer.mouse.move(700, 250)

    for (const device of ['desktop', 'phone'] as const) {
      const name = `${device}-${colorScheme}-${language}`
      // tldraw tries to prevent the default of touches in listeners that React makes passive; Chromium says so and all is well.
      const page = await openPage({
        locale,
        device,
        colorScheme,
        expectedErrors: [/Unable to preventDefault inside passive event listener/],
      })
      await page.goto(board.link('facilitator'))
      await page.getByLabel(/^(Your name|お名前)$/).waitFor()
      await screenshot(page, `name-${name}`)
      await joinBoard(page, board.link('facilitator'), language === 'ja' ? '田中' : 'Aki')
      await noteWith(page, cases[language][5] ?? '').waitFor()
      await screenshot(page, `board-${name}`)
      await page.getByRole('button', { name: /\d people here|ここにいる人（\d人）/ }).click()
      await screenshot(page, `people-${name}`)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^(Share|共有)$/ }).click()
      await page.getByRole('dialog').waitFor()
      await screenshot(page, `share-${name}`)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      if (device === 'phone') await writeOnPhone(page, writer, language)
    }
  },
)

async function writeOnPhone(page: Page, writer: Page, language: 'ja' | 'en'): Promise<void> {
  const text = language === 'ja' ? 'スマホから' : 'From a phone'
  await page.getByTestId('tools.note').click()
  await page.touchscreen.tap(195, 420)
  await page.locator('.tl-canvas [contenteditable="true"]').waitFor()
  await page.keyboard.insertText(text)
  await screenshot(page, `writing-phone-${language}`)
  await leaveNote(page)
  await noteWith(writer, text).waitFor()
}
