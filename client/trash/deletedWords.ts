import { claimedNumberOf } from '../../shared/board/caseNote.ts'
import { propsOf } from '../../shared/board/pagePlace.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { isRichText, plainTextOf } from '../../shared/document/richText.ts'
import type { DeletedNote } from '../http/deletedNotesApi.ts'
import { foldText } from '../../shared/board/foldText.ts'

/** What a deleted note says, without formatting. */
export function wordsOfDeleted(note: PlainRecord): string {
  const { richText } = propsOf(note)
  return isRichText(richText) ? plainTextOf(richText).trim() : ''
}

/** The number that people knew it by; '' when it had none. */
export function numberOfDeleted(note: PlainRecord): string {
  return String(claimedNumberOf(note) ?? '')
}

/** Those in which all these words stand, as people search: in what they say, their number, or who deleted them. */
export function searchDeleted(notes: readonly DeletedNote[], search: string): readonly DeletedNote[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return notes
  return notes.filter(({ note, by }) => {
    const text = foldText(`${numberOfDeleted(note)}\n${wordsOfDeleted(note)}\n${by}`)
    return words.every((word) => text.includes(word))
  })
}
