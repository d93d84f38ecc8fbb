import { matrixSize } from '../../shared/board/templates/matrixSize.ts'
import styles from './BoardPicture.module.css'
import type { KnownBoard } from './knownBoards.ts'
import { TemplatePicture } from './TemplatePicture.tsx'

/** A board as it was when it was last seen on this device: its template and where its notes stood. Decorative. */
export function BoardPicture({ board }: { board: KnownBoard }) {
  const { w, h } = matrixSize
  return (
    <div className={styles['picture']}>
      <div className={styles['frame']}>
        <TemplatePicture template={board.template} locale={board.locale} />
        <svg className={styles['notes']} viewBox={`${-w / 2} ${-h / 2} ${w} ${h}`} aria-hidden="true">
          {board.notes.map((note, at) => (
            <rect key={at} className={styles['note']} data-color={note.color} x={note.x} y={note.y} width={note.side} height={note.side} />
          ))}
        </svg>
      </div>
    </div>
  )
}
