import { useEditor, useValue } from '@tldraw/tldraw'
import type { JSX } from 'react'
import type { Point } from '../../../shared/board/plane.ts'
import { useBoardView, type NoteWay } from '../../notes/boardView.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { arrowhead, shortened } from './wayShape.ts'
import styles from './WayLayer.module.css'

/** From the middle of a note to where a sign stands in its corner, in canvas pixels. */
const fromCentre = 84

/** An arrow for each note from where it stood to where it stands; a plus for one that came, a cross for one that went. */
export function WayLayer(): JSX.Element | null {
  const editor = useEditor()
  const { ways, lit } = useBoardView()
  const all = useReadable(ways)
  const chosen = useReadable(lit)
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  if (!all || all.length === 0) return null
  const onScreen = (point: Point): Point => ({ x: (point.x + camera.x) * camera.z, y: (point.y + camera.y) * camera.z })
  return (
    <svg className={styles['ways']} aria-hidden="true" data-testid="ways">
      {all.map((way) => (
        <g key={way.id} className={chosen && !chosen.has(way.id) ? styles['back'] : styles['way']} data-way={kindOf(way)}>
          <Way from={way.from && onScreen(way.from)} to={way.to && onScreen(way.to)} aside={camera.z * fromCentre} />
        </g>
      ))}
    </svg>
  )
}

/** `aside`: how far from a note's middle its corner is. */
function Way({ from, to, aside }: { from: Point | undefined; to: Point | undefined; aside: number }): JSX.Element | null {
  if (from && to) return <Arrow from={from} to={to} />
  // In the corner, where no words are.
  if (to) return <Sign at={{ x: to.x + aside, y: to.y - aside }} path="M-6 0H6M0 -6V6" />
  return from ? <Sign at={from} path="M-5 -5L5 5M-5 5L5 -5" /> : null
}

function Arrow({ from, to }: { from: Point; to: Point }): JSX.Element {
  const end = shortened(from, to)
  const line = `M${from.x} ${from.y}L${end.x} ${end.y}`
  return (
    <>
      <path className={styles['halo']} d={line} />
      <path className={styles['line']} d={line} />
      <circle className={styles['start']} cx={from.x} cy={from.y} r={5} />
      <path className={styles['head']} d={arrowhead(from, to)} />
    </>
  )
}

function Sign({ at, path }: { at: Point; path: string }): JSX.Element {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <circle className={styles['disc']} r={12} />
      <path className={styles['line']} d={path} />
    </g>
  )
}

function kindOf({ from, to }: NoteWay): 'moved' | 'added' | 'removed' {
  if (from && to) return 'moved'
  return to ? 'added' : 'removed'
}
