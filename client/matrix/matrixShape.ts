import type { TLBaseShape } from '@tldraw/tldraw'
import type { MatrixProps } from '../../shared/board/matrix.ts'

/** A matrix on the canvas. */
export type MatrixShape = TLBaseShape<'matrix', MatrixProps>

/** What tells a matrix from the others of its board; '' for none. */
export function nameOfMatrix(shape: MatrixShape): string {
  return typeof shape.meta.name === 'string' ? shape.meta.name : ''
}

/** Whether a record of the canvas store is a matrix. */
export function isMatrix(record: { typeName: string; type?: unknown }): record is MatrixShape {
  return record.typeName === 'shape' && record.type === 'matrix'
}
