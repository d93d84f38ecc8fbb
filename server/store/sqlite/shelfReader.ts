import type { DatabaseSync } from 'node:sqlite'
import { searchWords } from '../../../shared/circle/searchWords.ts'
import { boardsAPage, type ShelfPage, type ShelfQuery, type ShelfSort } from '../../../shared/circle/shelf.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { CircleId } from '../../../shared/ids/circleId.ts'
import { must } from '../../../shared/must.ts'
import { findNotes, noNotes } from '../findNotes.ts'
import { peopleOf } from '../peopleOf.ts'
import type { SyncReader } from './sqliteProtocol.ts'

type ShelfRow = {
  board_id: BoardId
  title: string
  updated_at: number
  notes: number
  placed: number | null
  authors_hidden: number | null
  authors: string | null
  visitors: string | null
  tags: string
  archived: number
  belongs: number
  through_sequence: number | null
}
type TextsRow = { folded: string; texts: string }

const orderBySort: Record<ShelfSort, string> = {
  worked: 'boards.updated_at DESC, board_id',
  title: 'fold(boards.title), board_id',
  notes: 'coalesce(portraits.notes, boards.notes) DESC, board_id',
}
const mostTags = 50
/** Not in the trash. */
const isThere = 'board_id NOT IN (SELECT board_id FROM deleted_boards)'

/** Pages of shelves, with what was searched for. */
export function createShelfReader(database: DatabaseSync): SyncReader {
  const count = database.prepare(`SELECT count(*) AS boards FROM shelf WHERE circle_id = ? AND archived = ? AND ${isThere}`)
  const selectTags = database.prepare(
    `SELECT value AS tag, count(*) AS boards FROM shelf, json_each(shelf.tags)
     WHERE circle_id = ? AND archived = ? AND ${isThere} GROUP BY value ORDER BY boards DESC, tag LIMIT ${mostTags}`,
  )
  const selectTexts = database.prepare('SELECT folded, texts FROM portrait_texts WHERE board_id = ?')
  const selectOutdated = database.prepare(
    `SELECT DISTINCT board_id FROM shelf JOIN boards USING (board_id) LEFT JOIN portraits USING (board_id)
     WHERE (portraits.through_sequence IS NULL OR portraits.through_sequence < boards.last_sequence) AND ${isThere} LIMIT ?`,
  )

  function rowsOf(circleId: CircleId, query: ShelfQuery, words: readonly string[]): { rows: ShelfRow[]; total: number } {
    const { where, values } = conditionOf(circleId, query, words)
    const from = `FROM shelf JOIN boards USING (board_id) LEFT JOIN portraits USING (board_id) LEFT JOIN portrait_texts USING (board_id) WHERE ${where}`
    const order = orderBySort[query.sort]
    // Found first, with as little as that takes; only a page of them is read.
    const found = database.prepare(`SELECT board_id ${from} ORDER BY ${order}`).all(...values) as { board_id: BoardId }[]
    const page = found.slice((query.page - 1) * boardsAPage, query.page * boardsAPage)
    const selectRow = database.prepare(
      `SELECT board_id, title, updated_at, coalesce(portraits.notes, boards.notes) AS notes, placed, authors_hidden, authors, visitors, tags, archived, belongs, through_sequence
       FROM shelf JOIN boards USING (board_id) LEFT JOIN portraits USING (board_id) WHERE circle_id = ? AND board_id = ?`,
    )
    const rows = page.map(({ board_id }) => must(selectRow.get(circleId, board_id), 'a found board is there') as ShelfRow)
    return { rows, total: found.length }
  }

  function boardOf(row: ShelfRow, words: readonly string[]): ShelfPage['boards'][number] {
    const texts = words.length === 0 ? undefined : (selectTexts.get(row.board_id) as TextsRow | undefined)
    return {
      boardId: row.board_id,
      title: row.title,
      workedAt: row.updated_at,
      notes: row.notes,
      placed: row.placed ?? undefined,
      people: peopleOf({ authorsHidden: row.authors_hidden === 1, authors: namesIn(row.authors), visitors: namesIn(row.visitors) }),
      tags: namesIn(row.tags),
      archived: row.archived === 1,
      belongs: row.belongs === 1,
      picture: row.through_sequence ?? undefined,
      found: texts ? findNotes(JSON.parse(texts.texts) as [], texts.folded.split('\n'), words) : noNotes,
    }
  }

  return {
    shelfPage(circleId, query) {
      const words = searchWords(query.words)
      // One moment for all of it.
      database.exec('BEGIN')
      try {
        const { rows, total } = rowsOf(circleId, query, words)
        return {
          boards: rows.map((row) => boardOf(row, words)),
          total,
          onShelf: Number(count.get(circleId, 0)?.boards),
          archived: Number(count.get(circleId, 1)?.boards),
          tags: selectTags.all(circleId, Number(query.archived)).map(({ tag, boards }) => ({ tag: String(tag), boards: Number(boards) })),
        }
      } finally {
        database.exec('COMMIT')
      }
    },
    boardsToPortray: (most) => (selectOutdated.all(most) as { board_id: BoardId }[]).map(({ board_id }) => board_id),
  }
}

function conditionOf(circleId: CircleId, { tag, archived }: ShelfQuery, words: readonly string[]) {
  const conditions = ['circle_id = ?', 'archived = ?', isThere]
  const values: (string | number)[] = [circleId, Number(archived)]
  if (tag !== '') {
    conditions.push('EXISTS (SELECT 1 FROM json_each(shelf.tags) WHERE value = ?)')
    values.push(tag)
  }
  for (const word of words) {
    // In the texts last: they are what takes time.
    conditions.push('(instr(fold(boards.title), ?) OR instr(fold(shelf.tags), ?) OR instr(portrait_texts.folded, ?))')
    values.push(word, word, word)
  }
  return { where: conditions.join(' AND '), values }
}

function namesIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[])
}
