import { createBoard, type CreatedBoard } from '../../tests/e2e/support/createBoard.ts'
import { waitFor } from '../../tests/e2e/support/waitFor.ts'
import { addNotes } from './addNotes.ts'
import { joinWithStockClient } from './stockClient.ts'

/** A new board on the server at `url` with `count` notes, all of them saved; and their record ids. */
export async function boardWithNotes(url: string, count: number): Promise<{ board: CreatedBoard; notes: string[] }> {
  const board = await createBoard(url)
  const client = await joinWithStockClient(url, board)
  const notes = addNotes(client.document, count)
  await waitFor('the notes to be on the server', async () => ((await notesOnServer(url, board)) === count ? true : undefined))
  client.close()
  return { board, notes }
}

async function notesOnServer(url: string, board: CreatedBoard): Promise<number> {
  const response = await fetch(`${url}/api/boards/${board.id}`, { headers: { authorization: `Bearer ${board.keys.viewer}` } })
  return ((await response.json()) as { notes: number }).notes
}
