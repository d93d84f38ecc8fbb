import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { NoteChanges } from '../../shared/board/noteIndex.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { Tally, type TallyView } from '../../shared/board/tally.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import { createWritable, type Readable } from '../sync/readable.ts'
import { facetNames, noFilter, passes, valueOf, type FacetName, type NoteFilter } from './noteFilter.ts'

/** One value of a facet: how many notes of the board have it. `label`: a person's latest name; otherwise the value. */
export type FacetValue = { value: string; label: string; count: number }

/** What the panel shows. */
export type ReadingView = {
  matrices: readonly PlacedMatrix[]
  /** The matrix that is read; undefined on a board without one. */
  matrix: PlacedMatrix | undefined
  /** The cases on it that the filter lets through. */
  tally: TallyView
  /** Cases that lie on no matrix, of those that the filter lets through. */
  unplaced: number
  /** All notes of the board. */
  total: number
  filter: NoteFilter
  facets: Readonly<Record<FacetName, readonly FacetValue[]>>
}

/** The notes of a board, counted. */
export interface BoardReading {
  readonly view: Readable<ReadingView>
  /** The notes that the filter lets through, for whoever lights them up; undefined while it lets all through. */
  passing(): ReadonlySet<string> | undefined
  /** The notes that pass the filter and this question. */
  matching(asks: (note: CaseNote) => boolean): ReadonlySet<string>
  setFilter(filter: NoteFilter): void
  chooseMatrix(id: string): void
}

/** Counts the notes of a board, live while somebody listens. A moved note costs the same on a board of any size. */
export function readBoard(notes: LiveNotes): BoardReading {
  let counters = new Map<FacetName, FacetCounter>()
  let filter = noFilter
  let chosenId: string | undefined
  let tallies = new Map<string, Tally>()
  let unplaced = 0
  let total = 0
  let listeners = 0
  let stop = (): void => undefined
  countAll()
  const view = createWritable(look())
  return {
    view: { get: view.get, subscribe },
    passing: () => (filter === noFilter ? undefined : matching(() => true)),
    matching,
    setFilter(next) {
      filter = facetNames.some((facet) => next[facet].size > 0) ? next : noFilter
      countAll()
      view.set(look())
    },
    chooseMatrix(id) {
      chosenId = id
      view.set(look())
    },
  }

  function subscribe(listener: () => void): () => void {
    const leave = view.subscribe(listener)
    if (listeners++ === 0) {
      // Whatever has happened since it was last looked at.
      countAll()
      view.set(look())
      stop = notes.subscribe(onChange)
    }
    return () => {
      leave()
      if (--listeners === 0) stop()
    }
  }

  function onChange({ notes: changed }: NoteChanges): void {
    for (const { before, after } of changed.values()) {
      if (before) count(before, -1)
      if (after) count(after, 1)
      total += (after ? 1 : 0) - (before ? 1 : 0)
      if (before && after && facetNames.every((facet) => valueOf(before, facet) === valueOf(after, facet))) continue
      if (before) countFacets(before, -1)
      if (after) countFacets(after, 1)
    }
    view.set(look())
  }

  function countAll(): void {
    tallies = new Map()
    counters = new Map(facetNames.map((facet) => [facet, new FacetCounter()]))
    unplaced = 0
    total = 0
    for (const note of notes.all()) {
      total++
      count(note, 1)
      countFacets(note, 1)
    }
  }

  function count(note: CaseNote, by: 1 | -1): void {
    if (!passes(note, filter)) return
    if (note.matrixId === undefined) {
      unplaced += by
      return
    }
    const tally = tallies.get(note.matrixId) ?? new Tally()
    tallies.set(note.matrixId, tally)
    if (by === 1) tally.add(note)
    else tally.remove(note)
  }

  function countFacets(note: CaseNote, by: 1 | -1): void {
    for (const [facet, counter] of counters) counter.change(valueOf(note, facet), facet === 'person' ? note.author.name : '', by)
  }

  function look(): ReadingView {
    const matrices = notes.matrices()
    const matrix = matrices.find(({ id }) => id === chosenId) ?? fullest(matrices)
    const facets = Object.fromEntries([...counters].map(([facet, counter]) => [facet, counter.values()]))
    return {
      matrices,
      matrix,
      tally: (matrix && tallies.get(matrix.id)?.view()) ?? new Tally().view(),
      unplaced,
      total,
      filter,
      facets: facets as Record<FacetName, FacetValue[]>,
    }
  }

  // Until somebody chooses: where most of the cases are.
  function fullest(matrices: readonly PlacedMatrix[]): PlacedMatrix | undefined {
    const countOn = ({ id }: PlacedMatrix): number => tallies.get(id)?.view().count ?? 0
    return matrices.reduce<PlacedMatrix | undefined>((best, next) => (best && countOn(best) >= countOn(next) ? best : next), undefined)
  }

  function matching(asks: (note: CaseNote) => boolean): ReadonlySet<string> {
    return new Set(notes.all().flatMap((note) => (passes(note, filter) && asks(note) ? [note.id] : [])))
  }
}

// How often each value occurs. The list is made anew only when a value has changed, and not for every note that moves.
class FacetCounter {
  readonly #counts = new Map<string, { count: number; label: string }>()
  #values: FacetValue[] | undefined

  change(value: string, label: string, by: 1 | -1): void {
    if (value === '') return
    const known = this.#counts.get(value) ?? { count: 0, label: '' }
    const count = known.count + by
    if (count > 0) this.#counts.set(value, { count, label: (by === 1 && label) || known.label || value })
    else this.#counts.delete(value)
    this.#values = undefined
  }

  values(): readonly FacetValue[] {
    this.#values ??= [...this.#counts]
      .map(([value, { count, label }]) => ({ value, label, count }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))
    return this.#values
  }
}
