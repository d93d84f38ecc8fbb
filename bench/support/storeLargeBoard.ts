import * as Y from 'yjs'
import { silentLog } from '../../server/log.ts'
import { openSqliteBoardStore } from '../../server/store/sqliteBoardStore.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { positionField } from '../../shared/document/recordFields.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import { addNotes } from './addNotes.ts'

const people = 40
const movesPerNote = 3
const laterChanges = 200

/**
 * Puts `notes` notes with a history on a new board that lies in `dataFolder`, where no server may be running: written by 40
 * people, each note moved three times and recoloured once, half of the texts edited, a tenth of the notes deleted again and
 * made anew. As a server leaves it that was killed in the middle of work: a snapshot, and 200 moves in the log after it.
 * Answers the size of the document as one update.
 */
export async function storeLargeBoard(dataFolder: string, boardId: BoardId, notes: number): Promise<{ bytes: number }> {
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
  try {
    const stored = must(await store.loadDocument(boardId), 'the board was created')
    const document = new Y.Doc()
    for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
    const ids = addNotes(document, notes)
    workOn(document, ids)
    const snapshot = compactly(document)
    await store.compact({ boardId, snapshot, throughSequence: stored.lastSequence })
    const log: Uint8Array[] = []
    document.on('update', (update: Uint8Array) => log.push(update))
    for (const id of ids.slice(0, laterChanges)) recordsOf(document).get(id)?.set(positionField, [7, 7])
    const at = Date.now()
    await store.append(log.map((update) => ({ boardId, update, at })))
    await store.describeBoard(boardId, { title: 'bench', notes, updatedAt: at })
    return { bytes: Y.encodeStateAsUpdate(document).length }
  } finally {
    await store.close()
  }
}

function workOn(document: Y.Doc, ids: readonly string[]): void {
  const records = recordsOf(document)
  for (let round = 0; round <= movesPerNote; round++) {
    ids.forEach((id, index) => {
      // Ids of clients: as many people, and each opened the board anew for each round.
      if (index % (ids.length / people) === 0) document.clientID = 1_000_000 + round * people + Math.floor((index * people) / ids.length)
      const record = must(records.get(id), 'the note is on the board')
      if (round < movesPerNote) return void record.set(positionField, [index * round, -index])
      record.set('props.color', 'blue')
      const text = record.get('props.richText')
      if (index % 2 === 0 && text instanceof Y.Text) {
        text.delete(0, 2)
        text.insert(0, '会議で')
      }
    })
  }
  document.clientID = 999_999
  const anew = ids.filter((_, index) => index % 10 === 0)
  document.transact(() => anew.forEach((id) => records.set(id, records.get(id)?.clone() ?? new Y.Map())))
}

function compactly(document: Y.Doc): Uint8Array {
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(document))
  return Y.encodeStateAsUpdate(fresh)
}
