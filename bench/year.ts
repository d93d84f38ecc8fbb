/**
 * What a year of weekly sessions leaves on the disk: each week a board on a circle's shelf, with an hour of 40 people on it (each minute 20
 * characters and a drag from everybody; every few minutes a note), a version every five minutes, one at the end, and what the shelf
 * shows of it. Each week the versions of all boards are thinned, as a running server does every six hours. Real store, real versions, a clock
 * that is turned. The weeks are the same but for their dates.
 */
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { systemClock } from '../server/clock.ts'
import { silentLog } from '../server/log.ts'
import { databaseFile } from '../server/store/sqlite/openDatabase.ts'
import { openSqliteBoardStore } from '../server/store/sqliteBoardStore.ts'
import { createThreads } from '../server/threads/threads.ts'
import { createVersionKeeper } from '../server/versions/versionKeeper.ts'
import { createVersionThread } from '../server/versions/versionThread.ts'
import { firstKeyGenerations } from '../shared/board/boardKey.ts'
import { portraitOf } from '../shared/circle/portrait.ts'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { createBoardDocument } from '../shared/document/createBoardDocument.ts'
import { newBoardId } from '../shared/ids/boardId.ts'
import { newCircleId } from '../shared/ids/circleId.ts'
import { must } from '../shared/must.ts'
import { addWholeNote } from '../tests/support/notes.ts'
import { createRandom } from '../tests/support/random.ts'
import { machineInWords } from './support/machine.ts'

const weeks = 52
const people = 40
const minutes = 60
const everyMinutes = 5
const weekMs = 7 * 24 * 60 * 60 * 1000
const sentence = '社員が自分の言葉で語ると、読む人の顔が見えてくる。最初の一歩は小さくてよい。'

const dataFolder = await mkdtemp(join(tmpdir(), 'flamingo-year-'))
try {
  const { start, spans, whole } = anHour()
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
  const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))
  const circleId = newCircleId(randomBytes)
  let now = Date.UTC(2026, 0, 7, 9)
  await store.createCircle({ circleId, name: '水曜の勉強会', facilitatorKeyHash: 'f', memberKeyHash: 'm', createdAt: now })
  const thread = createVersionThread(createThreads({ clock: systemClock }))
  const keeper = createVersionKeeper({ store, thread, clock: { now: () => now }, randomBytes, named: 500 })
  const portrait = portraitOf(whole)
  const notes = portrait.notes
  for (let week = 0; week < weeks; week++) {
    const began = now
    const boardId = newBoardId(randomBytes)
    const summary = { title: `第${week + 1}回`, notes: 0, updatedAt: now }
    const keyHashes = { facilitator: `f${week}`, participant: `p${week}`, viewer: `v${week}` }
    await store.createBoard({ boardId, keyHashes, generations: firstKeyGenerations, summary, update: start, createdAt: now, circleId })
    let throughSequence = 0
    for (const update of spans) {
      now += everyMinutes * 60_000
      throughSequence = must((await store.append([{ boardId, update, at: now }]))[0], 'it has a number')
      await keeper.keep(boardId, { kind: 'work', name: '', by: '', notes })
    }
    await store.compact({ boardId, snapshot: Y.encodeStateAsUpdate(whole), throughSequence })
    await keeper.keep(boardId, { kind: 'session', name: '', by: '', notes })
    await store.describeBoard(boardId, { ...summary, notes, updatedAt: now })
    await store.keepPortrait(boardId, { portrait: { ...portrait, throughSequence }, visitors: portrait.authors })
    now = began + weekMs
    for (const old of await store.boardIds()) await keeper.thin(old)
  }
  await store.close()
  report(notes)
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}

/** The document of an hour, and what came to it in each five minutes of it. */
function anHour(): { start: Uint8Array; spans: Uint8Array[]; whole: Y.Doc } {
  const random = createRandom(7)
  const whole = createBoardDocument({ title: '第1回', template: 'empowerment-marketing', locale: 'ja' })
  const start = Y.encodeStateAsUpdate(whole)
  const spans: Uint8Array[] = []
  let known = Y.encodeStateVector(whole)
  let made = 0
  const peoplesDocuments = Array.from({ length: people }, () => new Y.Doc())
  for (let minute = 0; minute < minutes; minute++) {
    for (const [number, document] of peoplesDocuments.entries()) {
      Y.applyUpdate(document, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(document)))
      if (minute === 0 || (minute + number) % 5 === 0) addWholeNote(document, ++made, '', `参加者${number}`)
      const notes = [...recordsOf(document).values()].filter((record) => record.get('type') === 'note')
      const text = random.oneOf(notes).get('props.richText') as Y.Text
      for (let typed = 0; typed < 20; typed++)
        text.insert(Math.max(0, text.length - 1), sentence.charAt((minute + typed) % sentence.length))
      random.oneOf(notes).set('position', [random.below(2_500) - 1_250, random.below(1_600) - 800])
      Y.applyUpdate(whole, Y.encodeStateAsUpdate(document, Y.encodeStateVector(whole)))
    }
    if ((minute + 1) % everyMinutes !== 0) continue
    spans.push(Y.encodeStateAsUpdate(whole, known))
    known = Y.encodeStateVector(whole)
  }
  return { start, spans, whole }
}

function report(notes: number): void {
  const database = new DatabaseSync(join(dataFolder, databaseFile), { readOnly: true })
  const sumOf = (sql: string): number => Number(must(database.prepare(sql).get(), 'a sum has one row')['sum'])
  const snapshots = sumOf('SELECT sum(length(bytes)) AS sum FROM snapshots')
  const versions = sumOf('SELECT sum(length(bytes)) AS sum FROM versions')
  const count = sumOf('SELECT count(*) AS sum FROM versions')
  const shown = sumOf('SELECT sum(length(picture)) AS sum FROM portraits')
  // In UTF-8, as they lie there.
  const searched = sumOf('SELECT sum(octet_length(folded) + octet_length(texts)) AS sum FROM portrait_texts')
  database.close()
  const file = statSync(join(dataFolder, databaseFile)).size
  console.log(`${weeks} sessions of ${people} people and ${minutes} minutes, ${notes} notes each: ${inMegabytes(file)} on the disk`)
  console.log(
    `of them boards ${inMegabytes(snapshots)}, ${count} versions ${inMegabytes(versions)}, pictures ${inMegabytes(shown)}, what is searched in ${inMegabytes(searched)}`,
  )
  console.log(machineInWords())
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
