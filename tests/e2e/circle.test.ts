import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { askCircle, postBoardInCircle, postCircle } from '../support/circles.ts'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest } from './support/browserTest.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const card = (page: Page, title: string) => page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) })

browserTest(
  '[CIRCLE-20] a circle from its beginning: a board is made in it, a member finds a note by a word, opens the board there, and has to leave when the link is replaced',
  async ({ server, openPage }) => {
    // The server refuses to take a board off the shelf it was made on.
    const aki = await openPage({ expectedErrors: [/409 \(Conflict\)/] })
    await aki.goto(server.url)
    await aki.getByRole('button', { name: 'Start a circle' }).click()
    await aki.getByLabel('Name of the circle').fill('Wednesday circle')
    await aki.getByRole('button', { name: 'Create', exact: true }).click()
    await aki.getByRole('heading', { name: 'Wednesday circle' }).waitFor()
    const circleUrl = aki.url()
    await aki.getByRole('link', { name: 'Create the first board' }).click()
    expect(await aki.getByLabel('Where the board goes').locator('option:checked').textContent()).toBe('Wednesday circle')
    await aki.getByLabel('Name of the board').fill('Our cases')
    await aki.getByRole('button', { name: 'Create the board' }).click()
    await aki.waitForURL(/\/b\//)
    expect(aki.url()).not.toContain(circleUrl.split('#')[1])
    await joinBoard(aki, aki.url(), 'Aki')
    await writeNote(aki, { x: 760, y: 330 }, 'Nurses chose the topics')

    await aki.getByRole('button', { name: 'Share' }).click()
    await aki.getByText('You are here through the circle “Wednesday circle”').waitFor()
    await aki.keyboard.press('Escape')
    await shelveElsewhere(aki, server.url)

    await aki.getByRole('button', { name: 'Menu' }).click()
    await aki.getByRole('menuitem', { name: 'Back to “Wednesday circle”' }).click()
    await card(aki, 'Our cases').waitFor()
    await aki.getByRole('button', { name: 'Invite members' }).click()
    const memberUrl = await aki.getByLabel('For members').inputValue()
    await expectAccessible(aki, 'the links of a circle')
    await aki.keyboard.press('Escape')

    const ben = await openPage()
    await waitFor('the note to be found', async () => {
      await ben.goto(memberUrl.replace('#', '?q=NURSES#'))
      await ben.getByText(/\d+ boards? found/).waitFor()
      return (await ben.getByRole('link', { name: /Nurses chose/ }).count()) > 0 ? true : undefined
    })
    await card(ben, 'Our cases').getByText('1 note, 1 placed').waitFor()
    await card(ben, 'Our cases').getByText('Aki').waitFor()
    expect(await ben.getByRole('button', { name: /What to do with/ }).count()).toBe(0)
    await expectAccessible(ben, 'what was found on a shelf')
    await screenshot(ben, 'circle-found')
    await ben.getByRole('link', { name: /Nurses chose/ }).click()
    await ben.waitForURL(/\/b\//)
    await joinBoard(ben, ben.url(), 'Ben')
    await noteWith(ben, 'Nurses chose the topics').waitFor()

    await aki.getByRole('button', { name: 'Invite members' }).click()
    await aki.getByRole('button', { name: 'Replace the members’ link' }).click()
    await aki.getByRole('button', { name: 'Replace the link' }).click()
    await aki.getByText('This is the new link.').waitFor()
    expect(await aki.getByLabel('For members').inputValue()).not.toBe(memberUrl)
    await ben.getByText('This link was replaced').first().waitFor()
    await aki.keyboard.press('Escape')

    await aki.getByRole('button', { name: 'What to do with “Our cases”' }).click()
    await aki.getByRole('menuitem', { name: 'Archive' }).click()
    await card(aki, 'Our cases').waitFor({ state: 'detached' })
    await aki.getByText('Archive (1)').click()
    await card(aki, 'Our cases').waitFor()
  },
)

/** Tries to take the board off the shelf where it was made, and puts it on another circle's by its link. */
async function shelveElsewhere(page: Page, url: string): Promise<void> {
  const other = await postCircle(url, 'Thursday circle')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Put on a circle’s shelf' }).click()
  await page.getByRole('button', { name: 'Take off: Wednesday circle' }).click()
  await page.getByText('This board was made in this circle and stays on its shelf.').waitFor()
  await page.getByLabel('A circle’s link').fill(`Join us! ${url}/c/${other.id}#${other.keys.member}`)
  await page.getByRole('button', { name: 'Put on the shelf', exact: true }).click()
  await page.getByRole('button', { name: 'Take off: Thursday circle' }).waitFor()
  const shelf = (await (await askCircle(url, `/${other.id}`, { key: other.keys.member })).json()) as { boards: { title: string }[] }
  expect(shelf.boards.map(({ title }) => title)).toEqual(['Our cases'])
  await page.keyboard.press('Escape')
}

browserTest(
  '[CIRCLE-21] a link that opens no circle says so; a server that is away leaves what was loaded; facilitators rename and tag',
  async ({ server, openPage }) => {
    const circle = await postCircle(server.url, '水曜の勉強会')
    await postBoardInCircle(server.url, circle, '第1回')
    const page = await openPage({
      locale: 'ja-JP',
      device: 'phone',
      colorScheme: 'dark',
      expectedErrors: [/404 \(Not Found\)/, /ERR_INTERNET_DISCONNECTED/, /410 \(Gone\)/],
    })
    await page.goto(`${server.url}/c/${circle.id}#AAAAAAAAAAAAAAAAAAAAAA`)
    await page.getByText('このリンクではサークルを開けません').waitFor()
    await expectAccessible(page, 'a circle’s problem')
    await page.goto(`${server.url}/healthz`)
    await page.goto(`${server.url}/c/${circle.id}#${circle.keys.facilitator}`)
    await card(page, '第1回').waitFor()
    await page.getByRole('button', { name: 'サークルの名前を変える' }).click()
    await page.getByLabel('名前', { exact: true }).fill('木曜の勉強会')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '木曜の勉強会' }).waitFor()
    await page.getByRole('button', { name: '「第1回」の操作' }).click()
    await page.getByRole('menuitem', { name: 'タグをつける' }).click()
    await page.getByLabel('タグ（読点かカンマで区切る）').fill('採用、2026')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('group', { name: 'タグで絞り込む' }).getByRole('button', { name: '採用' }).click()
    await page.getByText('1枚見つかりました').waitFor()
    await expectAccessible(page, 'a shelf on a phone')
    await screenshot(page, 'circle-phone-dark-ja')

    await page.getByLabel('ボードと付箋を探す').fill('どこにもない')
    await page.getByText('「どこにもない」はどのボードにも見つかりませんでした。').waitFor()
    await page.getByRole('button', { name: 'すべてのボードを見る' }).click()
    await card(page, '第1回').waitFor()
    await page.context().setOffline(true)
    await page.getByLabel('並べ方').selectOption('title')
    await page.getByText('サーバーにつながりません。前に読み込んだ内容を表示しています。').waitFor()
    await page.context().setOffline(false)
  },
)
