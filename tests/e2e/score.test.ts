import { expect } from 'vitest'
import { centreOf, drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

test('[SCORE-20] the score of a note that is dragged stands beside it, its quadrant lights up, and whoever has it selected reads it live', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('viewer'), 'Ben')])
  await writeNote(aki, { x: 800, y: 500 }, 'Staff run the account')
  await noteWith(ben, 'Staff run the account').click()
  const seenByBen = ben.getByRole('region', { name: 'Note 1: where it stands' })
  await seenByBen.waitFor()
  expect(await seenByBen.getByRole('textbox').count()).toBe(0)

  await drag(aki, await centreOf(noteWith(aki, 'Staff run the account')), { x: 1000, y: 250 }, { drop: false })
  const chip = aki.getByTestId('drag-score')
  await chip.getByText('Both wheels turn').waitFor()
  await aki.getByTestId('lit-field').waitFor()
  await screenshot(aki, 'score-dragging')
  const words = await chip.innerText()
  expect(words).toMatch(/Marketing\s+\d+\s+Empowerment\s+\d+/)
  await waitFor('Ben to read the same score while the drag lasts', async () =>
    (await seenByBen.innerText()).replaceAll(/\s+/g, ' ').includes(words.replaceAll(/\s+/g, ' ')) ? true : undefined,
  )
  await screenshot(ben, 'score-seen-by-a-viewer')
  await aki.mouse.up()
  await chip.waitFor({ state: 'detached' })
  expect(await aki.getByTestId('lit-field').count()).toBe(0)
})

test('[SCORE-21] scores are typed: the note moves there in one step that can be undone', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const aki = await openPage({ reducedMotion: 'reduce' })
  await joinBoard(aki, board.link('participant'), 'Aki')
  await writeNote(aki, { x: 60, y: 450 }, 'Beside the matrix')
  await noteWith(aki, 'Beside the matrix').click()
  const panel = aki.getByRole('region', { name: 'Note 1: where it stands' })
  const [marketing, empowerment] = [panel.getByLabel('Marketing'), panel.getByLabel('Empowerment')]
  await panel.getByText('Not on the quadrant').waitFor()
  const outside = await centreOf(noteWith(aki, 'Beside the matrix'))

  await marketing.fill('８０')
  await marketing.press('Tab')
  await panel.getByText('Both wheels turn').waitFor()
  expect([await marketing.inputValue(), await empowerment.inputValue()]).toEqual(['80', '50'])
  await empowerment.fill('20')
  await empowerment.press('Enter')
  await panel.getByText('Loud, not empowered').waitFor()
  await screenshot(aki, 'score-panel')

  await empowerment.fill('120')
  await empowerment.press('Enter')
  await panel.getByText('A number from 0 to 100').waitFor()
  await empowerment.press('Escape')
  expect(await empowerment.inputValue()).toBe('20')
  await empowerment.press('ArrowUp')
  await waitFor('the arrow key to count', async () => ((await empowerment.inputValue()) === '21' ? true : undefined))
  await empowerment.press('Escape')

  for (let step = 0; step < 3; step++) await aki.keyboard.press('Control+z')
  await panel.getByText('Not on the quadrant').waitFor()
  expect(await centreOf(noteWith(aki, 'Beside the matrix'))).toEqual(outside)

  // In a group, too, it goes where its scores say.
  await writeNote(aki, { x: 900, y: 300 }, 'In a group')
  await aki.keyboard.press('Control+a')
  await aki.keyboard.press('Control+g')
  await noteWith(aki, 'In a group').click()
  const inGroup = aki.getByRole('region', { name: 'Note 2: where it stands' })
  await inGroup.getByLabel('Marketing').fill('10')
  await inGroup.getByLabel('Marketing').press('Enter')
  await inGroup.getByText('Empowered, unheard').waitFor()
  expect(await inGroup.getByLabel('Marketing').inputValue()).toBe('10')
})
