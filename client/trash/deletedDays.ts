import type { DeletedNote } from '../http/deletedNotesApi.ts'

/** Notes that were deleted on one day by this device's calendar. `at`: a moment of that day. */
export type DeletedDay = { at: number; notes: DeletedNote[] }

/** The days on which notes were deleted, in the order of the notes. */
export function deletedDays(notes: readonly DeletedNote[]): DeletedDay[] {
  const days: DeletedDay[] = []
  for (const note of notes) {
    const day = days.at(-1)
    if (day && new Date(day.at).toDateString() === new Date(note.at).toDateString()) day.notes.push(note)
    else days.push({ at: note.at, notes: [note] })
  }
  return days
}
