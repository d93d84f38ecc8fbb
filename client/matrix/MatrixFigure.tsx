import type { JSX } from 'react'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import { MatrixDrawing } from './MatrixDrawing.tsx'
import { pagePalette } from './matrixPalette.ts'

/** A small picture of a matrix, as wide as its surroundings and in the page's theme. Decoration: whoever shows it names it. */
export function MatrixFigure({
  matrix,
  className,
  size = 'small',
}: {
  matrix: MatrixProps
  className?: string
  size?: 'full' | 'small'
}): JSX.Element {
  return (
    <svg className={className} viewBox={`0 0 ${matrix.w} ${matrix.h}`} width="100%" display="block" aria-hidden="true" focusable="false">
      <MatrixDrawing matrix={matrix} palette={pagePalette} size={size} />
    </svg>
  )
}
