import type { MatrixOnBoard } from '../../shared/board/matrix.ts'
import { MatrixFigure } from '../matrix/MatrixFigure.tsx'
import { pictureFrame } from './pictureFrame.ts'
import styles from './TemplatePicture.module.css'

/** What a new board with these matrices looks like, drawn by the canvas's own figure. Decorative: its name stands beside it. */
export function TemplatePicture({ matrices, size = 'small' }: { matrices: readonly MatrixOnBoard[]; size?: 'full' | 'small' }) {
  return (
    <div className={styles['picture']} aria-hidden="true">
      {matrices.length > 0 && <MatrixFigure matrices={matrices} frame={pictureFrame(matrices)} size={size} />}
    </div>
  )
}
