import type { DatabaseSync } from 'node:sqlite'
import type { BoardPicture } from '../../../shared/circle/portrait.ts'
import { foldedTexts } from '../foldedTexts.ts'
import { withVisitors } from '../peopleOf.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import { inTransaction } from './transaction.ts'

type StateRow = { through_sequence: number | null; visitors: string | null }
type PictureRow = { through_sequence: number; picture: string }

/** What shelves show of boards, and what is searched in them. */
export function createPortraitTable(database: DatabaseSync): Pick<SyncBoardStore, 'portraitState' | 'keepPortrait' | 'findPicture'> {
  const selectState = database.prepare(
    'SELECT through_sequence, visitors FROM shelf LEFT JOIN portraits USING (board_id) WHERE board_id = ? LIMIT 1',
  )
  const selectVisitors = database.prepare('SELECT visitors FROM portraits WHERE board_id = ?')
  const insertVisitors = database.prepare(
    `INSERT INTO portraits VALUES (?, NULL, NULL, NULL, 0, '[]', ?, NULL) ON CONFLICT (board_id) DO UPDATE SET visitors = excluded.visitors`,
  )
  const replace = database.prepare('INSERT OR REPLACE INTO portraits VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const replaceTexts = database.prepare('INSERT OR REPLACE INTO portrait_texts VALUES (?, ?, ?)')
  const selectPicture = database.prepare(
    `SELECT through_sequence, picture FROM shelf JOIN portraits USING (board_id)
     WHERE circle_id = ? AND board_id = ? AND picture IS NOT NULL`,
  )

  return {
    portraitState(boardId) {
      const row = selectState.get(boardId) as StateRow | undefined
      return row && { throughSequence: row.through_sequence ?? undefined, visitors: JSON.parse(row.visitors ?? '[]') as string[] }
    },
    keepPortrait(boardId, { portrait, visitors: seen }) {
      inTransaction(database, () => {
        const known = JSON.parse(String(selectVisitors.get(boardId)?.visitors ?? '[]')) as string[]
        const visitors = JSON.stringify(withVisitors(known, seen))
        if (!portrait) return void insertVisitors.run(boardId, visitors)
        const { throughSequence, notes, placed, authorsHidden, authors, texts, picture } = portrait
        replace.run(
          boardId,
          throughSequence,
          notes,
          placed,
          Number(authorsHidden),
          JSON.stringify(authors),
          visitors,
          JSON.stringify(picture),
        )
        replaceTexts.run(boardId, foldedTexts(texts).join('\n'), JSON.stringify(texts))
      })
    },
    findPicture(circleId, boardId) {
      const row = selectPicture.get(circleId, boardId) as PictureRow | undefined
      return row && { throughSequence: row.through_sequence, picture: JSON.parse(row.picture) as BoardPicture }
    },
  }
}
