import { expect } from 'vitest'
import { centreOf, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

test('[TRASH-5] notes that somebody deletes are in the drawer with who did it, and come back where they were, for everybody; undo takes it back', async ({
  pair: { aki, ben },
}) => {
  for (const [at, text] of ['First case', 'Second case', 'Third case'].entries()) await writeNote(aki, { x: 400 + 240 * at, y: 300 }, text)
  const placesBefore = await Promise.all(['First case', 'Second case'].map((text) => centreOf(noteWith(ben, text))))
  await aki.getByRole('button', { name: 'Deleted notes' }).click()
  const drawer = aki.getByRole('region', { name: 'Deleted notes' })
  await drawer.waitFor()
  for (const text of ['First case', 'Second case']) {
    await noteWith(ben, text).click()
    await ben.keyboard.press('Delete')
    await noteWith(aki, text).waitFor({ state: 'detached' })
  }
  const first = drawer.getByRole('listitem').filter({ hasText: 'First case' })
  await first.getByText('Deleted by Ben').waitFor()
  await drawer.getByText('Second case').waitFor()
  await screenshot(aki, 'trash-notes-desktop-light-en')
  await expectAccessible(aki, 'the drawer of deleted notes')

  await first.getByRole('button', { name: /^Bring back note/ }).click()
  await noteWith(ben, 'First case').waitFor()
  await first.waitFor({ state: 'detached' })
  await aki.locator('.tl-canvas').focus()
  await aki.keyboard.press('Control+z')
  await noteWith(ben, 'First case').waitFor({ state: 'detached' })
  await first.waitFor()

  for (const box of await drawer.getByRole('checkbox', { name: /^Choose note/ }).all()) await box.check()
  await drawer.getByRole('button', { name: /^Bring back \d+ notes$/ }).click()
  for (const [at, text] of ['First case', 'Second case'].entries()) {
    const place = await waitFor('the note where it was', async () => {
      const now = await centreOf(noteWith(ben, text))
      return Math.hypot(now.x - (placesBefore[at]?.x ?? 0), now.y - (placesBefore[at]?.y ?? 0)) < 1 ? now : undefined
    })
    expect(place).toBeDefined()
  }
})
