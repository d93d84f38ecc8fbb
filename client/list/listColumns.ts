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
