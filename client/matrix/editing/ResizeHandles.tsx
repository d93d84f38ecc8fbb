import { useEditor, useValue } from '@tldraw/tldraw'
import { useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixMargin } from '../../../shared/board/matrix.ts'
import type { Point, Rectangle } from '../../../shared/board/plane.ts'
import { soundSize } from '../../../shared/board/resizeMatrix.ts'
import { isComposing } from '../../ui/isComposing.ts'
import type { ResizeRule } from '../matrixEditing.ts'
import type { MatrixShape } from '../matrixShape.ts'
import { resizeMatrix } from './matrixEdits.ts'
import styles from './MatrixOverlay.module.css'

type Corner = { right: boolean; bottom: boolean }

const corners: readonly Corner[] = [
  { right: false, bottom: false },
  { right: true, bottom: false },
  { right: false, bottom: true },
  { right: true, bottom: true },
]
/** How far an arrow key takes a corner, in canvas pixels. */
const keyStep = 40

/**
 * The corners of a matrix' plot, to be dragged or moved with the arrow keys. The new outline is shown meanwhile; the matrix and
 * what lies on it take it in one step when the hand lets go, or at Enter. Escape leaves everything as it was.
 */
export function ResizeHandles({ shape, rule }: { shape: MatrixShape; rule: ResizeRule }): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  const present: Rectangle = { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h }
  const [wanted, setWanted] = useState<Rectangle>()
  const [drag, setDrag] = useState<{ corner: Corner; from: Point }>()
  const shown = wanted ?? present
  const plot = {
    x: (shown.x + matrixMargin + camera.x) * camera.z,
    y: (shown.y + matrixMargin + camera.y) * camera.z,
    w: (shown.w - 2 * matrixMargin) * camera.z,
    h: (shown.h - 2 * matrixMargin) * camera.z,
  }

  function finish(to: Rectangle | undefined): void {
    if (to) resizeMatrix(editor, shape.id, to, rule)
    cancel()
  }

  function cancel(): void {
    setWanted(undefined)
    setDrag(undefined)
  }

  function start(event: PointerEvent<HTMLButtonElement>, corner: Corner): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ corner, from: editor.screenToPage({ x: event.clientX, y: event.clientY }) })
  }

  function draggedTo(event: PointerEvent): Rectangle | undefined {
    if (!drag) return undefined
    const at = editor.screenToPage({ x: event.clientX, y: event.clientY })
    const by = { x: at.x - drag.from.x, y: at.y - drag.from.y }
    return by.x === 0 && by.y === 0 ? undefined : withCornerMoved(present, drag.corner, by)
  }

  function onKey(event: KeyboardEvent, corner: Corner): void {
    if (isComposing(event.nativeEvent)) return
    const step = stepByKey[event.key]
    if (event.key === 'Enter' || event.key === ' ') finish(wanted)
    else if (event.key === 'Escape' && wanted) cancel()
    else if (step) setWanted(withCornerMoved(shown, corner, { x: step.x * keyStep, y: step.y * keyStep }))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      {wanted && <div className={styles['outline']} style={{ left: plot.x, top: plot.y, width: plot.w, height: plot.h }} />}
      {corners.map((corner) => (
        <button
          key={`${corner.right} ${corner.bottom}`}
          type="button"
          className={styles['handle']}
          style={{
            left: plot.x + (corner.right ? plot.w : 0),
            top: plot.y + (corner.bottom ? plot.h : 0),
            cursor: corner.right === corner.bottom ? 'nwse-resize' : 'nesw-resize',
          }}
          aria-label={t('matrix.size.corner')}
          title={t('matrix.size.corner')}
          data-testid={`matrix-corner-${corner.bottom ? 'bottom' : 'top'}-${corner.right ? 'right' : 'left'}`}
          onPointerDown={(event) => start(event, corner)}
          onPointerMove={(event) => drag && setWanted(draggedTo(event))}
          onPointerUp={(event) => finish(draggedTo(event))}
          onPointerCancel={cancel}
          // On its way in: the canvas around listens to keys, too.
          onKeyDownCapture={(event) => onKey(event, corner)}
          onBlur={cancel}
        />
      ))}
    </>
  )
}

const stepByKey: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

function withCornerMoved({ x, y, w, h }: Rectangle, { right, bottom }: Corner, by: Point): Rectangle {
  const moved = {
    x: right ? x : x + by.x,
    y: bottom ? y : y + by.y,
    w: right ? w + by.x : w - by.x,
    h: bottom ? h + by.y : h - by.y,
  }
  return soundSize(moved, { right: !right, bottom: !bottom })
}
