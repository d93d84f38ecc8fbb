import { useEditor, useValue } from '@tldraw/tldraw'
import type { JSX } from 'react'
import type { Point } from '../../../shared/board/plane.ts'
import { useBoardView, type NoteTrail } from '../../notes/boardView.ts'
import { useCaseNote } from '../../notes/useCaseNote.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { upTo } from './wayShape.ts'
import styles from './WayLayer.module.css'

/** From the middle of a note to beyond its corner, in canvas pixels: a trail never lies on what is written. */
const clearOfNote = 148

/** The last places of the note that is looked at, fainter the older, and the way from one to the next. */
export function TrailLayer(): JSX.Element | null {
  const trail = useReadable(useBoardView().trail)
  return trail && trail.places.length > 0 ? <Trail key={trail.id} {...trail} /> : null
}

function Trail({ id, places }: NoteTrail): JSX.Element | null {
  const editor = useEditor()
  const note = useCaseNote(useBoardView().notes, id)
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  if (!note) return null
  const onScreen = ({ x, y }: Point): Point => ({ x: (x + camera.x) * camera.z, y: (y + camera.y) * camera.z })
  const points = [...places, note.centre].map(onScreen)
  return (
    <svg className={styles['ways']} aria-hidden="true" data-testid="trail">
      {places.map((_place, at) => {
        const [from, next] = [points[at], points[at + 1]]
        if (!from || !next) return null
        const end = at === places.length - 1 ? upTo(from, next, clearOfNote * camera.z) : next
        return (
          <g key={at} opacity={0.75 - 0.4 * ((places.length - 1 - at) / Math.max(1, places.length))}>
            {end && <path className={styles['trailHalo']} d={`M${from.x} ${from.y}L${end.x} ${end.y}`} />}
            {end && <path className={styles['trail']} d={`M${from.x} ${from.y}L${end.x} ${end.y}`} />}
            <circle className={styles['stop']} cx={from.x} cy={from.y} r={5} />
          </g>
        )
      })}
    </svg>
  )
}
