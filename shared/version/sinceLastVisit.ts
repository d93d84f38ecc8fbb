import type { BoardSettings } from '../board/boardSettings.ts'
import { casesOfRecords } from '../board/casesOfRecords.ts'
import { dayOf } from '../board/signature.ts'
import type { PlainRecord } from '../document/recordFields.ts'
import { changedNotes, kindsOf, type ChangedNote, type ChangeKind } from './changedNotes.ts'
import { compare } from './compare.ts'

/** What a device showed of a board last, and when. `layout`: of what kind the records are; others can't be compared with them. */
export type SeenBoard = { at: number; layout: string; records: readonly PlainRecord[] }

/** What has become of a board since this device showed it last. */
export type SinceLastVisit = {
  /** When that was: milliseconds since 1970. */
  at: number
  changed: readonly ChangedNote[]
  counts: ReadonlyMap<ChangeKind, number>
  /** Who has deleted a note, by its id, as far as the server knows. */
  deleters: ReadonlyMap<string, string>
  /** What was there then, so that what has gone can be brought back. */
  records: readonly PlainRecord[]
}

/** Who is known to have changed something, who has changed most first. `areAll`: nothing was changed by somebody unknown. */
export type ChangePeople = { names: readonly string[]; areAll: boolean }

/** The ways in which a note can change, in the order in which they are told. */
export const toldKinds = ['added', 'moved', 'edited', 'recolored', 'removed'] as const satisfies readonly ChangeKind[]

const hourMs = 60 * 60 * 1000

/**
 * Whether somebody who was here at `seenAt` has been away so long that they are told what has changed. Not where a clock was put back since:
 * nobody knows how long it was then.
 */
export function isLongAway(seenAt: number, now: number): boolean {
  return now - seenAt >= hourMs
}

/** What has changed between what was `seen` and the records of the board now; undefined when nothing has that anybody would see. */
export function sinceLastVisit(seen: SeenBoard, now: Omit<SeenBoard, 'at'>): SinceLastVisit | undefined {
  if (seen.layout !== now.layout) return undefined
  const changed = changedNotes(compare(casesOfRecords(seen.records), casesOfRecords(now.records)))
  if (changed.length === 0) return undefined
  return {
    at: seen.at,
    changed,
    counts: countKinds(changed),
    deleters: new Map(),
    records: seen.records,
  }
}

/**
 * Who has made this change since, as far as that is known: its author, of a note that came; else who changed it last, unless that was before.
 * Nobody while the board hides its authors.
 */
export function changerOf(
  { difference, note }: Pick<ChangedNote, 'difference' | 'note'>,
  { at, deleters }: Pick<SinceLastVisit, 'at' | 'deleters'>,
  { authorsHidden }: Pick<BoardSettings, 'authorsHidden'>,
): string | undefined {
  if (authorsHidden) return undefined
  const { author, changed, createdAt } = note
  if (difference.presence === 'added') return author.name || undefined
  if (difference.presence === 'removed') return deleters.get(note.id) || undefined
  // What its author does on the day of making it is not signed.
  const last = changed ?? (createdAt === undefined ? undefined : { name: author.name, on: dayOf(new Date(createdAt)) })
  return last && last.on >= dayOf(new Date(at)) ? last.name || undefined : undefined
}

/** Who has changed the board since. */
export function changersOf(since: SinceLastVisit, settings: Pick<BoardSettings, 'authorsHidden'>): ChangePeople {
  const changers = since.changed.map((change) => changerOf(change, since, settings))
  const countByName = new Map<string, number>()
  for (const name of changers) if (name !== undefined) countByName.set(name, (countByName.get(name) ?? 0) + 1)
  const names = [...countByName.entries()].sort(([, one], [, other]) => other - one).map(([name]) => name)
  return { names, areAll: changers.every((name) => name !== undefined) }
}

/** How many notes have changed in which way, in the order of `toldKinds`. One note may have changed in several. */
function countKinds(changed: readonly ChangedNote[]): Map<ChangeKind, number> {
  const kinds = changed.flatMap(({ difference }) => kindsOf(difference))
  const counted = toldKinds.map((kind) => [kind, kinds.filter((other) => other === kind).length] as const)
  return new Map(counted.filter(([, count]) => count > 0))
}
