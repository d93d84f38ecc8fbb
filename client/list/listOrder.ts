import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Arrangement } from './arrangement.ts'

/**
 * The rows of a list in their order, kept as notes come, change and go: one changed note costs one search, whatever the board's size.
 * The row in a hand (`hold`) keeps its place, and stays in the list, until it is let go.
 */
export class ListOrder {
  #arrangement: Arrangement
  #ids: string[] = []
  /** Each row's note as it was when its place was found. */
  readonly #placed = new Map<string, CaseNote>()
  #held: string | undefined
  /** The held row's note as it is now. */
  #heldNote: CaseNote | undefined

  constructor(arrangement: Arrangement) {
    this.#arrangement = arrangement
  }

  /** The rows' ids. Not to be kept: the same array changes. */
  get ids(): readonly string[] {
    return this.#ids
  }

  /** Arranges all rows anew. */
  arrange(arrangement: Arrangement, notes: readonly CaseNote[]): void {
    this.#arrangement = arrangement
    this.#placed.clear()
    const shown = notes.filter((note) => note.id === this.#held || arrangement.matches(note)).sort(arrangement.compare)
    for (const note of shown) this.#placed.set(note.id, note)
    this.#ids = shown.map(({ id }) => id)
  }

  /** Brings one row to where its note belongs now; undefined: the note is gone. Returns whether the rows are others, or in another order. */
  place(id: string, note: CaseNote | undefined): boolean {
    if (id === this.#held) this.#heldNote = note
    if (id === this.#held && note && this.#placed.has(id)) return false
    const before = this.#indexOf(id)
    const isShown = note !== undefined && (id === this.#held || this.#arrangement.matches(note))
    if (isShown && before !== undefined && this.#staysAt(before, note)) {
      this.#placed.set(id, note)
      return false
    }
    if (before !== undefined) this.#ids.splice(before, 1)
    if (!isShown) {
      this.#placed.delete(id)
      return before !== undefined
    }
    this.#ids.splice(this.#placeFor(note), 0, id)
    this.#placed.set(id, note)
    return true
  }

  /** From now on this row keeps its place; the one that was held goes to its own. Returns whether that changes the rows. */
  hold(id: string | undefined, note: CaseNote | undefined): boolean {
    if (id === this.#held) return false
    const [released, its] = [this.#held, this.#heldNote]
    this.#held = id
    this.#heldNote = note
    const isOther = released !== undefined && this.place(released, its)
    return (id !== undefined && note !== undefined && !this.#placed.has(id) && this.place(id, note)) || isOther
  }

  /** The row of a note; undefined when it has none. */
  indexOf(id: string): number | undefined {
    return this.#indexOf(id)
  }

  #indexOf(id: string): number | undefined {
    const placed = this.#placed.get(id)
    return placed && this.#placeFor(placed)
  }

  #staysAt(index: number, note: CaseNote): boolean {
    const { compare } = this.#arrangement
    const [above, below] = [this.#noteAt(index - 1), this.#noteAt(index + 1)]
    return (!above || compare(above, note) < 0) && (!below || compare(note, below) < 0)
  }

  // The first row that doesn't come before the note: its own, when it is in the list.
  #placeFor(note: CaseNote): number {
    let [low, high] = [0, this.#ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#noteAt(middle)
      if (there && this.#arrangement.compare(there, note) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #noteAt(index: number): CaseNote | undefined {
    const id = this.#ids[index]
    return id === undefined ? undefined : this.#placed.get(id)
  }
}
