import type { MatrixOnBoard } from '../../shared/board/matrix.ts'
import { boundsOfMatrices } from '../../shared/board/template.ts'
import { matrixSize } from '../../shared/board/templates/matrixSize.ts'
import { centreOf, type Rectangle } from '../../shared/board/plane.ts'

/** The part of a board that its picture shows: all its matrices, in the proportions that every picture has. */
export function pictureFrame(matrices: readonly MatrixOnBoard[]): Rectangle {
  const bounds = boundsOfMatrices(matrices) ?? { x: -matrixSize.w / 2, y: -matrixSize.h / 2, ...matrixSize }
  const ratio = matrixSize.w / matrixSize.h
  const [w, h] = [Math.max(bounds.w, bounds.h * ratio), Math.max(bounds.h, bounds.w / ratio)]
  const middle = centreOf(bounds)
  return { x: middle.x - w / 2, y: middle.y - h / 2, w, h }
}
