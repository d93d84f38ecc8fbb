import type { TLBaseShape } from '@tldraw/tldraw'
import type { MatrixProps } from '../../shared/board/matrix.ts'

/** A matrix on the canvas. */
export type MatrixShape = TLBaseShape<'matrix', MatrixProps>

/** Whether a record of the canvas store is a matrix. */
export function isMatrix(record: { typeName: string; type?: unknown }): boolean {
  return record.typeName === 'shape' && record.type === 'matrix'
}
