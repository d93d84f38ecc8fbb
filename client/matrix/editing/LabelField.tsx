import { useRef, useState, type JSX } from 'react'
import { matrixLimits, tidyLabel } from '../../../shared/board/matrix.ts'
import { isComposing } from '../../ui/isComposing.ts'
import { widthInEm } from '../../../shared/matrix/fitText.ts'
import type { LabelPlace } from './labelPlaces.ts'
import styles from './MatrixOverlay.module.css'

type LabelFieldProps = {
  label: string
  value: string
  place: LabelPlace
  zoom: number
  /** `next`: the new text, undefined to leave it as it was. `byKey`: left by Enter or Escape, so that the focus belongs here. */
  onClose: (next: string | undefined, byKey: boolean) => void
}

/** Readable at any zoom, and not so large that a word fills the screen. In screen pixels. */
const fontSizes = { least: 16, most: 56 }

/** A field in a label's place and about its size. Enter or leaving it saves, Escape leaves it as it was; keys of a composition are its own. */
export function LabelField({ label, value, place, zoom, onClose }: LabelFieldProps): JSX.Element {
  const [text, setText] = useState(value)
  const isDone = useRef(false)
  const fontSize = Math.min(fontSizes.most, Math.max(fontSizes.least, place.size * zoom))
  const width = Math.max(140, place.box.w * zoom, (widthInEm(text) + 1.5) * fontSize)
  const middle = { x: (place.box.x + place.box.w / 2) * zoom, y: (place.box.y + place.box.h / 2) * zoom }

  function close(next: string | undefined, byKey: boolean): void {
    if (isDone.current) return
    isDone.current = true
    onClose(next, byKey)
  }

  return (
    <input
      type="text"
      className={styles['field']}
      style={{ left: middle.x, top: middle.y, width: `min(${width}px, 92vw)`, fontSize }}
      aria-label={label}
      value={text}
      maxLength={matrixLimits.labelLength}
      ref={bringIntoView}
      autoComplete="off"
      enterKeyHint="done"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      // On its way in: the canvas around listens to keys, and takes the focus at Escape.
      onKeyDownCapture={(event) => {
        event.stopPropagation()
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Enter') close(tidyLabel(text), true)
        if (event.key === 'Escape') close(undefined, true)
      }}
      onBlur={() => close(tidyLabel(text), false)}
    />
  )
}

// At the edge of the canvas, or half outside it, the field moves in as far as it takes to read it.
function bringIntoView(field: HTMLInputElement | null): void {
  if (!field) return
  const canvas = field.closest('.board-canvas')?.getBoundingClientRect()
  const box = field.getBoundingClientRect()
  if (canvas) {
    const right = Math.min(0, canvas.right - 8 - box.right) + Math.max(0, canvas.left + 8 - box.left)
    const down = Math.min(0, canvas.bottom - 8 - box.bottom) + Math.max(0, canvas.top + 72 - box.top)
    field.style.translate = `calc(-50% + ${right}px) calc(-50% + ${down}px)`
  }
  field.focus({ preventScroll: true })
}
