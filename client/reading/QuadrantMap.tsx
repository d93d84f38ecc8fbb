import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { pointOfScores, quadrants, type Quadrant } from '../../shared/board/score.ts'
import { plotOf } from '../../shared/board/matrix.ts'
import { pointInPlace } from '../../shared/board/pagePlace.ts'
import type { TallyView } from '../../shared/board/tally.ts'
import { pagePalette, tintColor } from '../../shared/matrix/matrixPalette.ts'
import { classNames } from '../ui/classNames.ts'
import styles from './QuadrantMap.module.css'
import type { Light } from './useLight.ts'

type QuadrantMapProps = {
  placed: PlacedMatrix
  tally: TallyView
  /** Those that are counted: each a dot. Asked only while they are few enough to be drawn. */
  notes: () => readonly CaseNote[]
  light: Light
  /** Narrows a question down to the matrix that is read. */
  onMatrix: (asks: (note: CaseNote) => boolean) => (note: CaseNote) => boolean
}

/** More dots than this say nothing that the counts don't. */
const mostDots = 400

/** The matrix as a small map: a field for each quadrant with its count, a dot a case, the centre of gravity with the spread around it. */
export function QuadrantMap({ placed, tally, notes, light, onMatrix }: QuadrantMapProps) {
  const { t } = useTranslation()
  const { matrix } = placed
  const plot = plotOf(matrix)
  const shown = matrix.layout === 'columns' ? quadrants.filter((quadrant) => quadrant !== 'bottomRight') : quadrants
  return (
    <div className={styles['map']} style={{ aspectRatio: `${plot.w} / ${plot.h}` }} role="group" aria-label={t('reading.quadrants')}>
      <svg className={styles['marks']} viewBox={`0 0 ${plot.w} ${plot.h}`} preserveAspectRatio="none" aria-hidden="true">
        <Axes layout={matrix.layout} w={plot.w} h={plot.h} />
        {matrix.layout === 'quadrants' && <DiagonalLine matrix={matrix} w={plot.w} h={plot.h} />}
        {tally.count <= mostDots && notes().map((note) => <Dot key={note.id} note={note} placed={placed} />)}
        {matrix.layout === 'quadrants' && <Centre matrix={matrix} tally={tally} />}
      </svg>
      <div className={styles['fields']}>
        {shown.map((quadrant) => {
          const name = matrix[quadrant].trim() || t(`reading.place.${quadrant}`)
          const color = tintColor(pagePalette, matrix[tintKeys[quadrant]])
          return (
            <button
              key={quadrant}
              type="button"
              className={classNames(styles['field'], styles[quadrant], matrix.layout === 'columns' && styles['columns'])}
              style={{ '--tint': matrix[tintKeys[quadrant]] === 'none' ? 'transparent' : color, '--name': color } as React.CSSProperties}
              aria-label={t('reading.quadrant', { name, count: tally.byQuadrant[quadrant] })}
              {...light.line(
                quadrant,
                onMatrix(({ score }) => score?.quadrant === quadrant),
              )}
            >
              <span className={styles['count']}>{tally.byQuadrant[quadrant]}</span>
              <span className={styles['name']}>{name}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

const tintKeys = {
  topLeft: 'topLeftTint',
  topRight: 'topRightTint',
  bottomLeft: 'bottomLeftTint',
  bottomRight: 'bottomRightTint',
} as const satisfies Record<Quadrant, keyof MatrixProps>

function Axes({ layout, w, h }: { layout: MatrixProps['layout']; w: number; h: number }) {
  const across = layout === 'columns' ? w / 2 : w
  return <path d={`M${w / 2},0v${h}M0,${h / 2}h${across}`} stroke="var(--edge)" strokeWidth={8} />
}

function DiagonalLine({ matrix, w, h }: { matrix: MatrixProps; w: number; h: number }) {
  if (matrix.diagonal === 'none') return null
  const [y1, y2] = matrix.diagonal === 'rising' ? [h, 0] : [0, h]
  return <line x1={0} y1={y1} x2={w} y2={y2} stroke="var(--balance)" strokeWidth={8} strokeDasharray="40 32" opacity={0.6} />
}

function Dot({ note, placed }: { note: CaseNote; placed: PlacedMatrix }) {
  const plot = plotOf(placed.matrix)
  const point = pointInPlace(note.centre, placed.place)
  return <circle cx={point.x - plot.x} cy={point.y - plot.y} r={24} fill="var(--muted)" fillOpacity={0.55} />
}

// A cross where the cases would balance on a needle, and an ellipse of one standard deviation each way.
function Centre({ matrix, tally: { count, centre, spread } }: { matrix: MatrixProps; tally: TallyView }) {
  if (!centre || !spread || count < 2) return null
  const plot = plotOf(matrix)
  const at = pointOfScores(centre, matrix)
  const [x, y] = [at.x - plot.x, at.y - plot.y]
  const rx = (spread.x / Math.abs(matrix.xMax - matrix.xMin || 1)) * plot.w
  const ry = (spread.y / Math.abs(matrix.yMax - matrix.yMin || 1)) * plot.h
  return (
    <g fill="none" stroke="var(--ink)">
      <ellipse cx={x} cy={y} rx={rx} ry={ry} strokeWidth={10} strokeDasharray="8 24" strokeLinecap="round" opacity={0.8} />
      <path d={`M${x - 70},${y}h140M${x},${y - 70}v140`} strokeWidth={26} stroke="var(--surface)" />
      <path d={`M${x - 60},${y}h120M${x},${y - 60}v120`} strokeWidth={14} strokeLinecap="round" />
    </g>
  )
}
