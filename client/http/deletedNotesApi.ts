import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { isObject } from '../../shared/document/richText.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { refusalOf, type Refusal } from './boardApi.ts'
import { fieldOf, request } from './request.ts'

/** A note that was deleted, at `at` (milliseconds since 1970). `by`: '' where that isn't known. `place`: where it lay on the page. */
export type DeletedNote = { note: PlainRecord; place: { x: number; y: number; rotation: number } | undefined; at: number; by: string }

/** `days`: how long they are kept. */
export type DeletedNotes = { days: number; notes: readonly DeletedNote[] }

/** Opening a large board on the server may take a moment. */
const patientMs = 40_000

/** The notes of a board that can be brought back, the one that was deleted last first. What can't be read is left out. */
export async function fetchDeletedNotes({ boardId, key }: BoardLink): Promise<DeletedNotes | Refusal> {
  const answer = await request(`/api/boards/${boardId}/deleted-notes`, { key, timeoutMs: patientMs })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const [days, notes] = [fieldOf(answer.body, 'days'), fieldOf(answer.body, 'notes')]
  if (typeof days !== 'number' || !Array.isArray(notes)) return 'failed'
  return { days, notes: notes.flatMap((one: unknown) => parseDeletedNote(one) ?? []) }
}

function parseDeletedNote(value: unknown): DeletedNote | undefined {
  const [note, place, by] = [fieldOf(value, 'note'), fieldOf(value, 'place'), fieldOf(value, 'by')]
  const at = Date.parse(String(fieldOf(value, 'deletedAt')))
  if (!isObject(note) || typeof note.id !== 'string' || typeof note.typeName !== 'string' || Number.isNaN(at)) return undefined
  return { note: note as PlainRecord, place: parsePlace(place), at, by: typeof by === 'string' ? by : '' }
}

function parsePlace(value: unknown): DeletedNote['place'] {
  const [x, y, rotation] = [fieldOf(value, 'x'), fieldOf(value, 'y'), fieldOf(value, 'rotation')]
  return typeof x === 'number' && typeof y === 'number' && typeof rotation === 'number' ? { x, y, rotation } : undefined
}
