import type { Locale } from '../board/locale.ts'
import { changedNotes, type ChangedNote } from '../version/changedNotes.ts'
import { compare, type BoardCases } from '../version/compare.ts'
import { dateInWords } from './dateInWords.ts'
import type { HandoutWords } from './handoutWords.ts'

/** An earlier moment of the board that a handout is compared with. `name`: of the version; '' where it has none. */
export type EarlierMoment = { cases: BoardCases; at: Date; name: string }

/** What has changed since an earlier moment: in one sentence, under a heading, note by note. */
export type HandoutChanges = { heading: string; sentence: string; notes: ChangedNote[] }

/** Compares with an earlier moment. */
export function changesSince(
  { cases, at, name }: EarlierMoment,
  present: BoardCases,
  words: HandoutWords,
  place: { locale: Locale; timeZone?: string },
): HandoutChanges {
  const notes = changedNotes(compare(cases, present))
  const since = words.changes.since(name, dateInWords({ ...place, at }))
  const count = (is: (changed: ChangedNote) => boolean): number => notes.filter(is).length
  const counts = {
    moved: count(({ difference }) => difference.move !== undefined),
    added: count(({ difference }) => difference.presence === 'added'),
    removed: count(({ difference }) => difference.presence === 'removed'),
    edited: count(({ difference }) => difference.move === undefined && (difference.words || difference.color)),
  }
  return { heading: words.changes.heading(since), sentence: words.changes.sentence(since, counts), notes }
}
