import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { caseFieldIds, type CaseFieldId } from '../../shared/board/caseFields.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'

/** What a column of the list shows. `remove`: the button that deletes the row's note. */
export type ListColumn = 'number' | 'text' | 'author' | 'x' | 'y' | 'matrix' | 'quadrant' | 'color' | CaseFieldId | 'remove'

/** The columns by which rows can be sorted. */
export type SortColumn = Exclude<ListColumn, 'remove'>

/** The columns of a board: what its people have agreed on, and what its matrices have. */
export function columnsOf(
  { fields, authorsHidden }: Pick<BoardSettings, 'fields' | 'authorsHidden'>,
  matrices: readonly PlacedMatrix[],
  canEdit: boolean,
): readonly ListColumn[] {
  const hasAxes = matrices.some(({ matrix }) => matrix.layout === 'quadrants')
  return [
    'number',
    'text',
    ...(authorsHidden ? [] : (['author'] as const)),
    ...(fields.has('standpoint') && !authorsHidden ? (['standpoint'] as const) : []),
    ...(hasAxes ? (['x', 'y'] as const) : []),
    ...(matrices.length > 1 ? (['matrix'] as const) : []),
    ...(matrices.length > 0 ? (['quadrant'] as const) : []),
    'color',
    ...caseFieldIds.filter((id) => id !== 'standpoint' && fields.has(id)),
    ...(canEdit ? (['remove'] as const) : []),
  ]
}

/**
 * How wide the table is at least, in pixels: each column as wide as CaseTable.module.css says, and room for the text, which takes what is left.
 * Beyond that it is scrolled.
 */
export function leastWidth(columns: readonly ListColumn[]): number {
  const fields = columns.filter((column) => caseFieldIds.some((id) => id === column))
  const chosen = fields.filter((column) => column === 'media' || column === 'action' || column === 'standpoint')
  const matrices = columns.includes('matrix') ? 80 : 0
  // Where it is scrolled anyway, the text may have more.
  const usual = fields.length > 0 || matrices > 0 ? 740 : 640
  return usual + matrices + chosen.length * 88 + (fields.length - chosen.length) * 168
}
