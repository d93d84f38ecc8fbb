import type { CaseNote } from '../../shared/board/caseNote.ts'

/** A case with these scores on scales from 0 to 100. */
export function caseAt({ x, y }: { x: number; y: number }, rest: Partial<CaseNote> = {}): CaseNote {
  const quadrant = y >= 50 ? (x >= 50 ? 'topRight' : 'topLeft') : x >= 50 ? 'bottomRight' : 'bottomLeft'
  return {
    id: 'shape:n',
    number: 1,
    text: '',
    color: 'yellow',
    author: { id: 'aki', name: 'Aki', standpoint: '' },
    createdAt: undefined,
    changed: undefined,
    lineage: 'shape:n',
    fields: {},
    centre: { x, y },
    matrixId: 'shape:m',
    score: { quadrant, axes: { x, y, lean: x - y } },
    ...rest,
  }
}
