import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { must } from '../../shared/must.ts'
import { DatabaseSync } from 'node:sqlite'
import { silentLog } from '../../server/log.ts'
import { check } from '../../server/operations/check.ts'
import { databaseFile, openDatabase } from '../../server/store/sqlite/openDatabase.ts'
import { createBoard, type CreatedBoard } from '../e2e/support/createBoard.ts'
import type { TestServer } from '../e2e/support/startServer.ts'
import { waitFor } from '../e2e/support/waitFor.ts'
import { numberIn, openLedgerClient, recordIdOf, type LedgerClient } from './ledgerClient.ts'
import { createRandom, type Random } from './random.ts'

/** What a run of kills has found. `losses` says in words what is missing that was promised; it must be empty. */
export type KillReport = {
  kills: number
  /** How many of them fell into an orderly stop. */
  duringStop: number
  /** Changes that others had seen and the disk did not have. Only a disk that takes longer than 250 ms may bring that about. */
  shownTooEarly: number
  confirmed: number
  compactions: number
  /** Copies whose write-ahead log ended in noise, and that were opened. */
  tornLogs: number
  losses: string[]
}

// Large enough that a log is compacted every few dozen changes, small enough that most are written one by one.
const paddings = [10, 10, 100, 1_000, 20_000, 60_000]
const writeEveryMs = 4
// Source of the format: sqlite.org/fileformat2.html, "The Write-Ahead Log".
const walHeaderBytes = 32
const walFrameHeaderBytes = 24
const clientsByBoard = [['anna', 'ben'], ['clara'], ['dan']]

/**
 * Kills a server with -9 again and again while clients write to it, and looks after each kill at what is on its disk:
 * SQLite's own check, every checksum, everything that was said to be saved, every board that was said to be there. Then the server goes on with the same data. Which moments, `seed` decides.
 * `kills`: at least so many, and as many more, up to four times, as it takes to see a compaction.
 */
export async function runKills(options: {
  server: TestServer
  kills: number
  seed: number
  onKill?: (done: number) => void
}): Promise<KillReport> {
  const { server, kills, seed, onKill } = options
  const random = createRandom(seed)
  const report: KillReport = { kills: 0, duringStop: 0, shownTooEarly: 0, confirmed: 0, compactions: 0, tornLogs: 0, losses: [] }
  const boards = await Promise.all(clientsByBoard.map(() => createBoard(server.url)))
  const clients = clientsByBoard.flatMap((names, index) =>
    names.map((name) => openLedgerClient(server.url, must(boards[index], 'a board each'), name)),
  )
  const throughByBoard = new Map<string, number>()
  const writing = setInterval(() => {
    // What nobody has confirmed waits in this process, too: it must not pile up while the server is away.
    for (const client of clients) if (client.written() - client.confirmed() < 50) client.write(random.oneOf(paddings))
  }, writeEveryMs)

  try {
    // When a log is compacted, the clock of the machine decides: go on until it was.
    for (let kill = 0; kill < kills || (report.compactions === 0 && kill < 4 * kills); kill++) {
      const goal = confirmedIn(clients) + random.below(60)
      await waitFor('changes to be confirmed', () => (confirmedIn(clients) >= goal ? true : undefined))
      const creating = createBoard(server.url).then(
        (board) => void boards.push(board),
        () => undefined,
      )
      if (random.below(5) === 0) {
        report.duringStop += 1
        const stopping = server.kill('SIGTERM')
        await pause(random.below(1_500))
        await server.kill('SIGKILL')
        await stopping
      } else {
        await pause(random.below(40))
        await server.kill('SIGKILL')
      }
      await creating
      // Nothing more comes from the dead server: this is what was promised.
      await pause(0)
      report.kills += 1
      report.losses.push(...(await lookAtDisk({ server, boards, clients, throughByBoard, report, random })))
      onKill?.(report.kills)
      await server.restart()
    }
    await waitFor('everything to be confirmed', () => (clients.every((client) => client.confirmed() >= 1) ? true : undefined))
    clearInterval(writing)
    await waitFor('the rest to be confirmed', () => (clients.every((client) => client.confirmed() === client.written()) ? true : undefined))
    await server.kill('SIGTERM')
    report.losses.push(...(await lookAtDisk({ server, boards, clients, throughByBoard, report, random })))
    report.confirmed = confirmedIn(clients)
    return report
  } finally {
    clearInterval(writing)
    for (const client of clients) client.close()
  }
}

type Look = {
  server: TestServer
  boards: readonly CreatedBoard[]
  clients: readonly LedgerClient[]
  throughByBoard: Map<string, number>
  report: KillReport
  random: Random
}

/** What is missing on a dead server's disk, in words. Looks at a copy: the server itself has to find what the kill has left. */
async function lookAtDisk({ server, boards, clients, throughByBoard, report, random }: Look): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'flamingo-killed-'))
  const torn = mkdtempSync(join(tmpdir(), 'flamingo-torn-'))
  try {
    cpSync(server.dataFolder, copy, { recursive: true })
    cpSync(server.dataFolder, torn, { recursive: true })
    const losses = integrityComplaints(copy)
    const store = openDatabase({ dataFolder: copy, maxPages: undefined }, silentLog)
    for (const { id } of boards) {
      const stored = store.loadDocument(id)
      if (!stored || stored.damaged > 0) {
        losses.push(`board ${id}: ${stored ? 'damaged' : 'gone'}`)
        continue
      }
      const document = new Y.Doc()
      for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
      const here = clients.filter(({ boardId }) => boardId === id)
      losses.push(...here.flatMap((client) => missingFrom(document, client)))
      report.shownTooEarly += here.filter((client) => numberIn(document, client.name) < newestSeen(client, here)).length
      const through = stored.lastSequence - stored.updates.length
      if (through > (throughByBoard.get(id) ?? 0)) report.compactions += 1
      throughByBoard.set(id, through)
    }
    store.close()
    losses.push(...(await check(copy)).complaints)
    if (tearLog(torn, random)) {
      report.tornLogs += 1
      losses.push(...[...integrityComplaints(torn), ...(await check(torn)).complaints].map((complaint) => `with a torn log: ${complaint}`))
    }
    return losses
  } finally {
    rmSync(copy, { recursive: true })
    rmSync(torn, { recursive: true })
  }
}

function missingFrom(document: Y.Doc, client: LedgerClient): string[] {
  const stored = numberIn(document, client.name)
  return stored < client.confirmed() ? [`${client.name}: ${client.confirmed()} was confirmed, ${stored} is on disk`] : []
}

function newestSeen({ name }: LedgerClient, clients: readonly LedgerClient[]): number {
  return Math.max(0, ...clients.map((other) => other.seen().get(recordIdOf(name)) ?? 0))
}

/** What SQLite finds wrong with the database; opening it for the first time after a kill is part of that. */
function integrityComplaints(dataFolder: string): string[] {
  const database = new DatabaseSync(join(dataFolder, databaseFile))
  try {
    const [first, ...others] = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check))
    return first === 'ok' && others.length === 0 ? [] : [`integrity_check: ${[first, ...others].join('; ')}`]
  } finally {
    database.close()
  }
}

/**
 * Puts noise behind the last whole frame of the write-ahead log: what is there when the power goes in the middle of a write
 * that nobody was told of yet. (What was synced before, a disk keeps; the frames of an earlier round may lie behind it.)
 */
function tearLog(dataFolder: string, random: Random): boolean {
  const file = join(dataFolder, `${databaseFile}-wal`)
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (log.length < walHeaderBytes) return false
  const frameBytes = walFrameHeaderBytes + log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let end = walHeaderBytes
  while (end + frameBytes <= log.length && log.subarray(end + 8, end + 16).equals(salts)) end += frameBytes
  const noise = Buffer.from(Array.from({ length: 1 + random.below(2 * frameBytes) }, () => random.below(256)))
  // As if the header of the frame had made it to the disk and the rest had not.
  if (noise.length > 16) salts.copy(noise, 8)
  writeFileSync(file, Buffer.concat([log.subarray(0, end), noise, log.subarray(end + noise.length)]))
  return true
}

function confirmedIn(clients: readonly LedgerClient[]): number {
  return clients.reduce((sum, client) => sum + client.confirmed(), 0)
}
