import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { leaveNote, notes, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { waitFor } from './support/waitFor.ts'

type Begin = (page: Page, at: number) => Promise<void>

/** Each way to get an empty note with a caret in it. `at`: which note it is. */
const ways: [way: string, begin: Begin][] = [
  [
    'by N and a click',
    async (page, at) => {
      await page.keyboard.press('n')
      await page.mouse.click(placeOf(at).x, placeOf(at).y)
    },
  ],
  ['by a double click', (page, at) => page.mouse.dblclick(placeOf(at).x, placeOf(at).y)],
  ['by Tab from the note before', (page, at) => (at === 0 ? page.mouse.dblclick(200, 450) : page.keyboard.press('Tab'))],
]

const noteCount = 6
const sentence = 'あいう quick vixen'

test.for(ways)(
  '[TEXT-13] what is typed at once into a new note, made %s, stands there in order',
  async ([, begin], { pair: { aki: page } }) => {
    const written: string[] = []
    for (let at = 0; at < noteCount; at++) {
      await begin(page, at)
      await page.keyboard.type(`${sentence} ${at}`)
      written.push(`${sentence} ${at}`)
      if (begin !== ways[2]?.[1]) await leaveNote(page)
    }
    await waitFor('all notes to be there', async () => ((await notes(page).count()) === noteCount ? true : undefined))
    expect((await textsOf(page)).toSorted()).toEqual(written.toSorted())
  },
)

test('[TEXT-16] a key finds the caret where the key before has brought it, however fast they come', async ({ pair: { aki: page } }) => {
  await writeNote(page, placeOf(0), 'one two')
  for (const expected of ['one two!', 'one two!!', 'one two!!!']) {
    // Elsewhere first, or two double clicks at one place are four clicks.
    await page.mouse.click(1200, 700)
    // All of it is selected at first.
    await page.mouse.dblclick(placeOf(0).x, placeOf(0).y)
    await page.waitForFunction((text) => getSelection()?.toString() === text, expected.slice(0, -1))
    await page.keyboard.press('End')
    await page.keyboard.press('!')
    await leaveNote(page)
    expect(await textsOf(page)).toEqual([expected])
  }
})

function placeOf(at: number): { x: number; y: number } {
  return { x: 200 + (at % 5) * 230, y: 180 + Math.floor(at / 5) * 150 }
}

async function textsOf(page: Page): Promise<string[]> {
  return (await notes(page).locator('.tl-text-content .tl-rich-text').allInnerTexts()).map((text) => text.trim())
}
