import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import { centreOf, drag, leaveNote, notes, noteWith, openNote, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { openOneNote } from './support/pairOfPages.ts'
import { waitFor } from './support/waitFor.ts'

const middle = { x: 720, y: 450 }

test('[TEXT-8] two people type into one note at once: both texts survive, and each caret stays where its owner put it', async ({
  pair,
}) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'abcdef')
  await putCaret(aki, 0)
  await putCaret(ben, 'end')
  // In turns and without waiting for each other.
  for (const at of [0, 1, 2, 3]) {
    await aki.keyboard.type('あいうえ'.charAt(at))
    await ben.keyboard.type('1234'.charAt(at))
  }
  await bothRead(aki, ben, 'あいうえabcdef1234')
  await aki.keyboard.type('お')
  await ben.keyboard.type('5')
  await bothRead(aki, ben, 'あいうえおabcdef12345')
})

test('[TEXT-8] two who write at the same place do not mix letter by letter', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'x')
  await putCaret(aki, 'end')
  await putCaret(ben, 'end')
  for (const at of [0, 1, 2, 3, 4, 5]) {
    await Promise.all([aki.keyboard.type('かきくけこさ'.charAt(at)), ben.keyboard.type('123456'.charAt(at))])
  }
  const text = await bothRead(aki, ben)
  expect(text).toContain('かきくけこさ')
  expect(text).toContain('123456')
})

test('[TEXT-8] the caret stays also when the note is moved and recoloured by somebody else', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'abcdef')
  await noteWith(ben, 'abcdef').waitFor()
  await openNote(aki)
  await putCaret(aki, 3)
  const before = await centreOf(notes(aki))
  await drag(ben, await centreOf(notes(ben)), { x: 900, y: 600 })
  await waitFor('the note to have moved', async () => ((await centreOf(notes(aki))).x > before.x + 50 ? true : undefined))
  await aki.keyboard.type('!')
  await waitFor('the text to arrive', async () => ((await textOf(ben)) === 'abc!def' ? true : undefined))
})

test('[TEXT-9] a composition is neither torn nor doubled by what somebody else types into the same line', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, '今日')
  await putCaret(aki, 'end')
  await putCaret(ben, 0)
  const ime = await aki.context().newCDPSession(aki)
  await compose(ime, 'は')
  await compose(ime, 'はれ')
  await ben.keyboard.type('あ、')
  // Ben's words are in the document; Aki's half-written ones are nobody's business yet.
  await waitFor('Ben to see his own words only', async () => ((await textOf(ben)) === 'あ、今日' ? true : undefined))
  await compose(ime, '晴れ')
  expect(await textOf(aki)).toBe('今日晴れ')
  await ime.send('Input.insertText', { text: '晴れ' })
  await bothRead(aki, ben, 'あ、今日晴れ')
  await aki.keyboard.type('！')
  await bothRead(aki, ben, 'あ、今日晴れ！')
})

test('[TEXT-9] a composition in a note that goes away from under it, or is left, breaks nothing', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, '今日')
  await putCaret(aki, 'end')
  const ime = await aki.context().newCDPSession(aki)
  await compose(ime, 'は')
  await leaveNote(ben)
  await ben.mouse.click(middle.x, middle.y)
  await ben.keyboard.press('Delete')
  await notes(aki).first().waitFor({ state: 'detached' })
  await writeNote(aki, { x: 400, y: 300 }, 'まだ書ける')
  await noteWith(ben, 'まだ書ける').waitFor()
})

test('[TEXT-10] undo in a text takes back my own words only', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'x')
  await putCaret(aki, 'end')
  await aki.keyboard.type('mine')
  await bothRead(aki, ben, 'xmine')
  await putCaret(ben, 0)
  await ben.keyboard.type('theirs ')
  await bothRead(aki, ben, 'theirs xmine')
  await aki.keyboard.press('Control+z')
  await bothRead(aki, ben, 'theirs x')
})

test('[GEST-7] a drag is seen while it goes on; Escape brings everybody back', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'Drag me')
  await noteWith(ben, 'Drag me').waitFor()
  const before = await centreOf(notes(ben))
  await drag(aki, await centreOf(notes(aki)), { x: 1000, y: 600 }, { drop: false })
  await waitFor('the drag to be seen', async () => ((await centreOf(notes(ben))).x > before.x + 100 ? true : undefined))
  await aki.keyboard.press('Escape')
  await aki.mouse.up()
  await waitFor('the note to be back', async () => (Math.abs((await centreOf(notes(ben))).x - before.x) < 2 ? true : undefined))
})

test('[GEST-7] a note that somebody deletes while I drag it is gone, and my page goes on', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'Gone')
  await noteWith(ben, 'Gone').waitFor()
  await ben.mouse.click(middle.x, middle.y)
  await drag(aki, await centreOf(notes(aki)), { x: 1000, y: 600 }, { drop: false })
  await ben.keyboard.press('Delete')
  await notes(aki).first().waitFor({ state: 'detached' })
  await aki.mouse.move(1010, 610, { steps: 3 })
  await aki.mouse.up()
  await writeNote(aki, { x: 400, y: 300 }, 'Still here')
  await noteWith(ben, 'Still here').waitFor()
})

/** Puts the caret into the first line, `at` characters from its beginning. */
async function putCaret(page: Page, at: number | 'end'): Promise<void> {
  await page.keyboard.press('End')
  const keys = at === 'end' ? [] : ['Home', ...Array.from({ length: at }, () => 'ArrowRight')]
  for (const key of keys) await page.keyboard.press(key)
  // Faster than any hand: the text editor hears of a moved caret a moment after the key.
  await page.waitForFunction(() => getSelection()?.isCollapsed)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

async function compose(ime: CDPSession, text: string): Promise<void> {
  await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}

async function textOf(page: Page): Promise<string> {
  return (await notes(page).locator('.tl-rich-text').first().innerText()).trim()
}

/** Waits until both see the same text: `text`, or whatever it is in the end. */
async function bothRead(aki: Page, ben: Page, text?: string): Promise<string> {
  let last = ''
  return waitFor(`both to read ${text ?? 'the same'}`, async () => {
    const [one, other] = [await textOf(aki), await textOf(ben)]
    const isSettled = one === other && (text === undefined ? one === last : one === text)
    last = one
    return isSettled ? one : undefined
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; the last was ${last}`)
  })
}
