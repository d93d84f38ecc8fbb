import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createBoard } from '../../e2e/support/createBoard.ts'
import { startServer } from '../../e2e/support/startServer.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'

const soon = { timeout: 30_000, interval: 20 }

test('[SAVE-14] a real server whose disk takes nothing more goes on, says that it cannot save, and saves all of it in order when it can', async () => {
  const server = await startServer()
  onTestFinished(() => server.close())
  const board = await createBoard(server.url)
  const anna = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  const ben = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect([anna, ben].every(({ provider }) => provider.synced)).toBe(true), soon)
  addNote(anna.document, 'before')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)

  // No file may grow beyond what it is: what a full disk says to a write, without filling one.
  limitFileSize(server.pid(), '1024')
  for (let note = 0; note < 50; note++) addNote(anna.document, `while-full-${String(note).padStart(2, '0')}`)
  await vi.waitFor(() => expect(noteIds(ben.document)).toHaveLength(51), soon)
  expect(anna.savedCount()).toBe(2)
  await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(503), soon)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toMatch(/^flamingo_save_queue_updates 50$/m)
  expect(metrics).toMatch(/^flamingo_save_failures_total [1-9]/m)

  limitFileSize(server.pid(), 'unlimited')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(52), soon)
  await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200), soon)
  await server.kill('SIGKILL')
  await server.restart()
  const late = openStockClient(server.url, { id: board.id, key: board.keys.viewer })
  await vi.waitFor(() => expect(noteIds(late.document)).toEqual(noteIds(anna.document)), soon)
})

/** Sets how large a file the process may write from now on, in bytes. */
function limitFileSize(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
}
