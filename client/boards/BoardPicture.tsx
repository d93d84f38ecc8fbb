import { matricesOfStart } from '../../shared/board/template.ts'
import styles from './BoardPicture.module.css'
import type { KnownBoard } from './knownBoards.ts'
import { pictureFrame } from './pictureFrame.ts'
import { TemplatePicture } from './TemplatePicture.tsx'

/** A board as it was when it was last seen on this device: its matrices and where its notes stood. Decorative. */
export function BoardPicture({ board }: { board: Pick<KnownBoard, 'matrices' | 'template' | 'locale' | 'notes'> }) {
  const matrices = board.matrices ?? (board.template === 'own' ? [] : matricesOfStart(board.template, board.locale))
  const { x, y, w, h } = pictureFrame(matrices)
  return (
    <div className={styles['picture']}>
      <div className={styles['frame']}>
        <TemplatePicture matrices={matrices} />
        <svg className={styles['notes']} viewBox={`${x} ${y} ${w} ${h}`} aria-hidden="true">
          {board.notes.map((note, at) => (
            <rect key={at} className={styles['note']} data-color={note.color} x={note.x} y={note.y} width={note.side} height={note.side} />
          ))}
        </svg>
      </div>
    </div>
  )
}
