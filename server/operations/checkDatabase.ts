import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { createBoardCheck, type BoardFindings, type IsValid } from './checkBoard.ts'

/** `problems`: of the file as a whole. */
export type DatabaseFindings = { problems: string[]; boards: BoardFindings[] }

/** Looks at the file and at every board in it. Call it in a transaction, so that it sees one moment while a server writes. `isValid`: as for a board. */
export async function checkDatabase(database: DatabaseSync, isValid?: IsValid): Promise<DatabaseFindings> {
  const findings: DatabaseFindings = { problems: [], boards: [] }
  // Damage can end either of them; what was found until then is the more worth telling.
  await attempt(findings, () => {
    const lines = database.prepare('PRAGMA integrity_check').all()
    for (const { integrity_check: line } of lines) {
      if (line !== 'ok') findings.problems.push(`SQLite finds the database damaged: ${String(line)}`)
    }
  })
  await attempt(findings, async () => {
    const checkBoard = createBoardCheck(database, isValid)
    const boardIds = database
      .prepare(
        // What is being removed for good is none any more.
        'SELECT board_id FROM boards WHERE board_id NOT IN (SELECT board_id FROM deleted_boards WHERE is_going = 1) ORDER BY board_id',
      )
      .all() as { board_id: BoardId }[]
    for (const { board_id } of boardIds) findings.boards.push(await checkBoard(board_id))
  })
  return findings
}

/** Everything wrong, a sentence each, with the board it is about. */
export function complaintsOf({ problems, boards }: DatabaseFindings): string[] {
  return [...problems, ...boards.flatMap((board) => board.problems.map((problem) => `Board ${board.boardId}: ${problem}`))]
}

async function attempt({ problems }: DatabaseFindings, run: () => Promise<void> | void): Promise<void> {
  try {
    await run()
  } catch (error) {
    problems.push(`The database cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
