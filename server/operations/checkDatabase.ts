import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { createBoardCheck, type BoardFindings } from './checkBoard.ts'

/** `problems`: of the file as a whole. */
export type DatabaseFindings = { problems: string[]; boards: BoardFindings[] }

/** Looks at the file and at every board in it. Call it in a transaction, so that it sees one moment while a server writes. */
export function checkDatabase(database: DatabaseSync): DatabaseFindings {
  const problems = database
    .prepare('PRAGMA integrity_check')
    .all()
    .map(({ integrity_check }) => String(integrity_check))
    .filter((line) => line !== 'ok')
    .map((line) => `SQLite finds the database damaged: ${line}`)
  const checkBoard = createBoardCheck(database)
  const boardIds = database.prepare('SELECT board_id FROM boards ORDER BY board_id').all() as { board_id: BoardId }[]
  return { problems, boards: boardIds.map(({ board_id }) => checkBoard(board_id)) }
}

/** Everything wrong, a sentence each, with the board it is about. */
export function complaintsOf({ problems, boards }: DatabaseFindings): string[] {
  return [...problems, ...boards.flatMap((board) => board.problems.map((problem) => `Board ${board.boardId}: ${problem}`))]
}
