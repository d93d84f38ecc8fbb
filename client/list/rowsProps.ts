import type { ListColumn } from './listColumns.ts'

/** The row that is in hand, and the value in it. */
export type ActiveCell = { id: string; column: ListColumn }

/** What table and cards are given of the list around them. */
export type RowsProps = {
  ids: readonly string[]
  indexOf: (id: string) => number | undefined
  active: ActiveCell | undefined
  /** `quietly`: the canvas doesn't follow. */
  onActive: (active: ActiveCell, options?: { quietly: boolean }) => void
  editing: boolean
  onEditing: (editing: boolean) => void
  onAdd: () => void
}
