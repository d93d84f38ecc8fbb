import type { CaseNote } from '../../shared/board/caseNote.ts'
import { caseAt } from './caseNotes.ts'

type Told = { text?: string; color?: string; author?: string }

/** A note with these scores on the matrix `shape:m`. */
export function placedNote(number: number, { x, y, author = 'Aki', ...told }: Told & { x: number; y: number }): CaseNote {
  return caseAt({ x, y }, { id: `shape:${number}`, number, author: { id: `id of ${author}`, name: author, standpoint: '' }, ...told })
}

/** A note that stands nowhere. */
export function caseNote(number: number, told: Told = {}): CaseNote {
  return { ...placedNote(number, { x: 0, y: 0, ...told }), matrixId: undefined, score: undefined }
}
