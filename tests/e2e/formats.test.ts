import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { leaveNote, moveCaret, noteWith } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { openOneNote } from './support/pairOfPages.ts'
import { waitFor } from './support/waitFor.ts'

const middle = { x: 720, y: 450 }

test('[TEXT-14] one makes words bold while the other writes between them: both hold', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'strong words')
  await moveCaret(aki, 'Control+Home')
  await moveCaret(ben, 'Control+End')
  const writing = ben.keyboard.type(' stay here', { delay: 20 })
  for (let step = 0; step < 6; step++) await aki.keyboard.press('Shift+ArrowRight')
  await aki.keyboard.press('Control+b')
  await writing
  await bothShow(aki, ben, '<p><strong>strong</strong> words stay here</p>')
  await moveCaret(ben, 'Control+Home')
  await ben.keyboard.type('very ')
  await bothShow(aki, ben, '<p><strong>very strong</strong> words stay here</p>')
})

test('[TEXT-14] one splits and joins lines while the other writes in them: no letter is lost, and each goes on where they were', async ({
  pair,
}) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'onetwo')
  await moveCaret(aki, 'Control+Home')
  await moveCaret(ben, 'Control+End')
  for (let step = 0; step < 3; step++) await moveCaret(aki, 'ArrowRight')
  const writing = ben.keyboard.type('+three+four', { delay: 25 })
  await aki.keyboard.press('Enter', { delay: 40 })
  await aki.keyboard.press('Backspace', { delay: 40 })
  await aki.keyboard.press('Enter', { delay: 40 })
  await writing
  await bothShow(aki, ben, '<p>one</p><p>two+three+four</p>')
  await aki.keyboard.type('>')
  await ben.keyboard.type('<')
  await bothShow(aki, ben, '<p>one</p><p>&gt;two+three+four&lt;</p>')
})

test('[TEXT-14] one makes a list while the other writes; the note grows under both, and both go on', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'first')
  await moveCaret(aki, 'Control+End')
  await moveCaret(ben, 'Control+Home')
  const before = await sizeOf(ben)
  await aki.keyboard.press('Control+Shift+8')
  const writing = ben.keyboard.type('the very ', { delay: 25 })
  // More than fit into a square with the smallest letters.
  const others = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth']
  for (const item of others) {
    await aki.keyboard.press('Enter')
    await aki.keyboard.type(item)
  }
  await writing
  const items = ['the very first', ...others]
  await bothShow(aki, ben, `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`)
  await waitFor('the note to have grown for both', async () =>
    (await sizeOf(ben)) > before + 20 && (await sizeOf(aki)) === (await sizeOf(ben)) ? true : undefined,
  )
  await ben.keyboard.type('!')
  await bothShow(aki, ben, `<ul>${items.map((item) => `<li><p>${item.replace('very ', 'very !')}</p></li>`).join('')}</ul>`)
})

test('[TEXT-14] the colour of a note changes under whoever writes in it', async ({ pair }) => {
  const { aki, ben } = pair
  await openOneNote(pair, 'paper')
  await moveCaret(aki, 'Control+End')
  await leaveNote(ben)
  await ben.mouse.click(middle.x, middle.y)
  await aki.keyboard.type(' in')
  await ben.getByTestId('note-colors').getByText('Green', { exact: true }).click()
  await aki.keyboard.type(' colour')
  await noteWith(ben, 'paper in colour').waitFor()
  const colorOf = (page: Page) => page.locator('.tl-note__container').evaluate((element) => getComputedStyle(element).backgroundColor)
  await waitFor('both to see the new colour', async () => ((await colorOf(aki)) === (await colorOf(ben)) ? true : undefined))
  expect(await aki.locator('[contenteditable="true"]').count()).toBe(1)
})

/** Waits until both editors show `html`, leaving out attributes and what marks others' selections. */
async function bothShow(aki: Page, ben: Page, html: string): Promise<void> {
  let last: string[] = []
  await waitFor(`both to show ${html}`, async () => {
    last = await Promise.all([aki, ben].map(shownIn))
    return last.every((shown) => shown === html) ? true : undefined
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; they show ${last.join(' and ')}`)
  })
}

function shownIn(page: Page): Promise<string> {
  return page.locator('[contenteditable="true"]').evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const helper of copy.querySelectorAll('.ProseMirror-separator, br')) helper.remove()
    for (const mark of copy.querySelectorAll('span')) mark.replaceWith(...mark.childNodes)
    for (const node of copy.querySelectorAll('*')) for (const { name } of node.attributes) node.removeAttribute(name)
    copy.normalize()
    return copy.innerHTML
  })
}

async function sizeOf(page: Page): Promise<number> {
  return Math.round((await page.locator('.tl-note__container').boundingBox())?.height ?? 0)
}
