import type { CaseNote } from '../../shared/board/caseNote.ts'
import { foldText } from '../../shared/board/foldText.ts'
import type { ListColumn, SortColumn } from './listColumns.ts'

/** By what the rows are sorted. Rows without a value come last either way, and equal ones in the order of their numbers. */
export type ListSort = { column: SortColumn; descending: boolean }

/** Which rows are shown. `quadrant`: the key of a place (`placeKeyOf`); `author`: an author's id; '' lets everything through. */
export type ListFilter = { words: string; place: string; author: string; color: string; action: string }

export const noFilter: ListFilter = { words: '', place: '', author: '', color: '', action: '' }

/** Whether a filter keeps anything out. */
export function isFiltering(filter: ListFilter): boolean {
  return Object.values(filter).some((value) => value.trim() !== '')
}

/** Which rows there are, and in what order. */
export type Arrangement = {
  compare(one: CaseNote, other: CaseNote): number
  matches(note: CaseNote): boolean
}

/** What a row shows in a column: words as people read them, numbers as they are; undefined for nothing. */
export type ValueIn = (note: CaseNote, column: ListColumn) => string | number | undefined

/** Arranges rows by what they show. `searched`: the columns whose words are looked through. */
export function arrangementOf(
  { column, descending }: ListSort,
  filter: ListFilter,
  { valueIn, searched, locale }: { valueIn: ValueIn; searched: readonly ListColumn[]; locale: string },
): Arrangement {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const words = foldText(filter.words).split(/\s+/).filter(Boolean)
  return {
    compare(one, other) {
      const [left, right] = [valueIn(one, column), valueIn(other, column)]
      if (left === undefined || right === undefined)
        return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0) || byNumber(one, other)
      const order = typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right))
      return (descending ? -order : order) || byNumber(one, other)
    },
    matches(note) {
      if (filter.place !== '' && placeKeyOf(note) !== filter.place) return false
      if (filter.author !== '' && note.author.id !== filter.author) return false
      if (filter.color !== '' && note.color !== filter.color) return false
      if (filter.action !== '' && note.fields.action !== filter.action) return false
      if (words.length === 0) return true
      const text = foldText(searched.map((searchedColumn) => valueIn(note, searchedColumn) ?? '').join('\n'))
      return words.every((word) => text.includes(word))
    },
  }
}

/** Where a note stands, as one key: matrix and quadrant, or `unplaced`. */
export function placeKeyOf({ matrixId, score }: Pick<CaseNote, 'matrixId' | 'score'>): string {
  return matrixId !== undefined && score ? placeKey(matrixId, score.quadrant) : unplacedKey
}

/** The key of a quadrant. */
export function placeKey(matrixId: string, quadrant: string): string {
  return `${matrixId} ${quadrant}`
}

export const unplacedKey = 'unplaced'

function byNumber(one: CaseNote, other: CaseNote): number {
  return one.number - other.number || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}
