import { expect } from 'vitest'
import { joinBoard, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'

const looks = [
  { locale: 'en-US', device: 'desktop', colorScheme: 'dark' },
  { locale: 'ja-JP', device: 'phone', colorScheme: 'light' },
] as const

// tldraw tries to prevent the default of touches in listeners that React makes passive; Chromium says so and all is well.
const touches = /Unable to preventDefault inside passive event listener/

test.for(looks)(
  '[ACCESS-1] axe-core finds nothing serious on any page and panel in $locale on a $device, $colorScheme',
  async (look, { server, openPage }) => {
    const isJapanese = look.locale === 'ja-JP'
    const isPhone = look.device === 'phone'
    const name = `${look.device}-${look.colorScheme}-${isJapanese ? 'ja' : 'en'}`
    const board = await createBoard(server.url, {
      locale: isJapanese ? 'ja' : 'en',
      title: isJapanese ? '第3回 事例を持ち寄る会' : 'Cases',
    })
    const writer = await openPage({ locale: look.locale })
    await joinBoard(writer, board.link('facilitator'), isJapanese ? '佐藤' : 'Ben')
    const words = isJapanese
      ? ['A社：社員が中の人。投稿は自分の言葉で', 'B社：フォロワー12万人、運用は1人', '広報と人事が同じ週に会う', 'まず社内報から']
      : ['Staff post in their own words', 'One person, 120,000 followers', 'PR and HR meet every week', 'Begin with the staff magazine']
    const places = [
      { x: 980, y: 270 },
      { x: 1_090, y: 620 },
      { x: 620, y: 330 },
      { x: 200, y: 590 },
    ]
    for (const [at, place] of places.entries()) await writeNote(writer, place, words[at] ?? '')

    const page = await openPage({ ...look, expectedErrors: [/Failed to load resource/, touches] })
    await page.goto(server.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, 'the home page')
    await page.goto(`${server.url}/b/nothing#here`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, 'a problem page')

    await page.goto(board.link('facilitator'))
    await page.getByLabel(/^(Your name|お名前)$/).waitFor()
    await expectAccessible(page, 'the name dialog')
    await joinBoard(page, board.link('facilitator'), isJapanese ? '田中' : 'Aki')
    await expectAccessible(page, 'the board')

    await page.getByRole('button', { name: /^(Share|共有)$/ }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'the links')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /2 people here|ここにいる人（2人）/ }).click()
    await expectAccessible(page, 'the people')
    await page.keyboard.press('Escape')

    const panels = page.getByRole('group', { name: /^(Panels|パネル)$/ }).getByRole('button')
    const opener = page.getByRole('button', { name: /^(Panels|パネル)$/ })
    const count = isPhone ? await countInMenu() : await panels.count()
    expect(count).toBeGreaterThan(0)
    for (let at = 0; at < count; at++) {
      if (isPhone) await opener.click()
      const button = isPhone ? page.getByRole('menuitem').nth(at) : panels.nth(at)
      const title = await (isPhone ? button.innerText() : button.getAttribute('aria-label'))
      await button.click()
      const panel = page.locator('section[data-panel]')
      await panel.getByRole('heading', { name: title ?? '' }).waitFor()
      await panel.locator(':scope > :nth-child(2) > *').first().waitFor()
      await page.waitForLoadState('networkidle')
      if (/^(List|一覧)$/.test(title ?? '')) await visitList()
      await expectAccessible(page, `the panel “${title}”`)
      await panel.getByRole('button', { name: /^(Close|閉じる)$/ }).click()
    }

    async function countInMenu(): Promise<number> {
      await opener.click()
      await page.getByRole('menuitem').first().waitFor()
      await expectAccessible(page, 'a menu')
      const found = await page.getByRole('menuitem').count()
      await page.keyboard.press('Escape')
      return found
    }

    async function visitList(): Promise<void> {
      const panel = page.locator('section[data-panel]')
      await panel.getByText(words[1] ?? '').waitFor()
      await screenshot(page, `list-${name}`)
      if (isPhone) {
        await panel.getByRole('button', { name: /Filters|絞り込み/ }).click()
        await screenshot(page, `list-filters-${name}`)
        await expectAccessible(page, 'the filters of the list')
        await panel.getByRole('button', { name: /Filters|絞り込み/ }).click()
        await panel.getByRole('button', { name: /^(Edit note 2|付箋2を編集)$/ }).click()
      } else {
        await panel.getByText(words[1] ?? '').dblclick()
      }
      await panel.getByRole('textbox', { name: /Text of note 2|付箋2の内容/ }).waitFor()
      await screenshot(page, `list-writing-${name}`)
    }
  },
)
