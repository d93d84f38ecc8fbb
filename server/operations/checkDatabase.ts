import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { createBoardCheck, type BoardFindings } from './checkBoard.ts'

/** `problems`: of the file as a whole. */
export type DatabaseFindings = { problems: string[]; boards: BoardFindings[] }

/** Looks at the file and at every board in it. Call it in a transaction, so that it sees one moment while a server writes. */
export function checkDatabase(database: DatabaseSync): DatabaseFindings {
  const findings: DatabaseFindings = { problems: [], boards: [] }
  // Damage can end either of them; what was found until then is the more worth telling.
  attempt(findings, () => {
    const lines = database.prepare('PRAGMA integrity_check').all()
    for (const { integrity_check: line } of lines) {
      if (line !== 'ok') findings.problems.push(`SQLite finds the database damaged: ${String(line)}`)
    }
  })
  attempt(findings, () => {
    const checkBoard = createBoardCheck(database)
    const boardIds = database
      .prepare(
        // What is being removed for good is none any more.
        'SELECT board_id FROM boards WHERE board_id NOT IN (SELECT board_id FROM deleted_boards WHERE is_going = 1) ORDER BY board_id',
      )
      .all() as { board_id: BoardId }[]
    for (const { board_id } of boardIds) findings.boards.push(checkBoard(board_id))
  })
  return findings
}

/** Everything wrong, a sentence each, with the board it is about. */
export function complaintsOf({ problems, boards }: DatabaseFindings): string[] {
  return [...problems, ...boards.flatMap((board) => board.problems.map((problem) => `Board ${board.boardId}: ${problem}`))]
}

function attempt({ problems }: DatabaseFindings, run: () => void): void {
  try {
    run()
  } catch (error) {
    problems.push(`The database cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
