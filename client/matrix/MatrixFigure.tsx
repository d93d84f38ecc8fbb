import type { JSX } from 'react'
import type { MatrixOnBoard } from '../../shared/board/matrix.ts'
import type { Rectangle } from '../../shared/board/plane.ts'
import { MatrixDrawing } from './MatrixDrawing.tsx'
import { pagePalette } from '../../shared/matrix/matrixPalette.ts'

type MatrixFigureProps = {
  matrices: readonly MatrixOnBoard[]
  /** The part of the board that is shown, in canvas pixels. */
  frame: Rectangle
  size?: 'full' | 'small'
}

/** A small picture of a board's matrices, as wide as its surroundings and in the page's theme. Decoration: whoever shows it names it. */
export function MatrixFigure({ matrices, frame, size = 'small' }: MatrixFigureProps): JSX.Element {
  return (
    <svg viewBox={`${frame.x} ${frame.y} ${frame.w} ${frame.h}`} width="100%" display="block" aria-hidden="true" focusable="false">
      {matrices.map((matrix, at) => (
        <g key={at} transform={`translate(${matrix.x} ${matrix.y})`}>
          <MatrixDrawing matrix={matrix} name={matrix.name} palette={pagePalette} size={size} />
        </g>
      ))}
    </svg>
  )
}
