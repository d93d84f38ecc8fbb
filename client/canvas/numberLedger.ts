import { claimedNumberOf, createdAtOf } from '../../shared/board/caseNote.ts'
import { numberNotes, type NumberClaim } from '../../shared/board/numberNotes.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'

/** Which numbers the notes on a board ask for, and which one is next. A number that was there is not given again. */
export class NumberLedger {
  readonly #claims = new Map<string, NumberClaim>()
  /** Number → the notes that ask for it. */
  readonly #rivals = new Map<number, Set<string>>()
  #highest = 0
  /** Whether some note has another number than it asks for, which only all claims together tell. */
  #isUnsure = false

  /** Takes a note as it is now. */
  enter(note: PlainRecord): void {
    const claim = { id: note.id, claimed: claimedNumberOf(note), createdAt: createdAtOf(note) }
    const before = this.#claims.get(note.id)
    if (before && before.claimed === claim.claimed && before.createdAt === claim.createdAt) return
    this.strike(note.id)
    this.#claims.set(note.id, claim)
    const { claimed } = claim
    const rivals = claimed === undefined ? undefined : this.#rivals.get(claimed)
    if (claimed === undefined || rivals) this.#isUnsure = true
    else this.#highest = Math.max(this.#highest, claimed)
    if (rivals) rivals.add(note.id)
    else if (claimed !== undefined) this.#rivals.set(claimed, new Set([note.id]))
  }

  /** Takes out a note that is gone. */
  strike(id: string): void {
    const claimed = this.#claims.get(id)?.claimed
    this.#claims.delete(id)
    if (claimed === undefined) return
    const rivals = this.#rivals.get(claimed)
    rivals?.delete(id)
    if (rivals?.size === 0) this.#rivals.delete(claimed)
  }

  /** A number above all that this board has shown. Each call gives another. */
  next(): number {
    if (this.#isUnsure) for (const number of this.shown().values()) this.#highest = Math.max(this.#highest, number)
    this.#isUnsure = false
    this.#highest += 1
    return this.#highest
  }

  /** The number under which people see each note. */
  shown(): Map<string, number> {
    return numberNotes(this.#claims.values())
  }

  /** The notes that ask for the same number as this one and are younger than another that does. */
  losersBeside(id: string): string[] {
    const number = this.#claims.get(id)?.claimed
    const rivals = number === undefined ? undefined : this.#rivals.get(number)
    if (!rivals || rivals.size < 2) return []
    const shown = numberNotes([...rivals].flatMap((rival) => this.#claims.get(rival) ?? []))
    return [...rivals].filter((rival) => shown.get(rival) !== number)
  }
}
