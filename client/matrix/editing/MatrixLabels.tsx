import { useEditor, useValue } from '@tldraw/tldraw'
import { useRef, useState, type CSSProperties, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatrixText } from '../../../shared/board/matrix.ts'
import { matrixEditing } from '../matrixEditing.ts'
import { nameOfMatrix, type MatrixShape } from '../matrixShape.ts'
import { useMatrixPlaceholders } from '../useMatrixPlaceholders.ts'
import { LabelField } from './LabelField.tsx'
import { labelPlaces, type LabelPlace } from './labelPlaces.ts'
import { changeText } from './matrixEdits.ts'
import styles from './MatrixOverlay.module.css'
import { useLabelName } from './useLabelName.ts'

/** Around a label, in screen pixels. */
const padding = 6

/** The labels of a matrix as buttons in their places; the one that is pressed becomes a field. */
export function MatrixLabels({ shape }: { shape: MatrixShape }): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  const labelName = useLabelName(shape.props.layout)
  const placeholders = useMatrixPlaceholders()
  const [open, setOpen] = useState<MatrixText>()
  const buttons = useRef(new Map<MatrixText, HTMLButtonElement>())
  const textOf = (text: MatrixText): string => (text === 'name' ? nameOfMatrix(shape) : shape.props[text])
  // Where the labels stand on the screen hangs on nothing else that is drawn here.
  const corner = { x: (shape.x + camera.x) * camera.z, y: (shape.y + camera.y) * camera.z }

  function close(text: MatrixText, value: string | undefined, byKey: boolean): void {
    if (value !== undefined) changeText(editor, shape.id, text, value)
    setOpen(undefined)
    // The button is there again after this has been drawn.
    if (byKey) requestAnimationFrame(() => buttons.current.get(text)?.focus())
  }

  return (
    <div className={styles['matrix']} style={{ transform: `translate(${corner.x}px, ${corner.y}px)` }}>
      {labelPlaces(shape.props, nameOfMatrix(shape), placeholders).map((place) => {
        const value = textOf(place.text)
        const label = labelName(place.text)
        if (open === place.text) {
          return (
            <LabelField
              key={place.text}
              label={label}
              value={value}
              place={place}
              zoom={camera.z}
              onClose={(next, byKey) => close(place.text, next, byKey)}
            />
          )
        }
        return (
          <button
            key={place.text}
            ref={(button) => {
              if (button) buttons.current.set(place.text, button)
              else buttons.current.delete(place.text)
            }}
            type="button"
            className={styles['label']}
            style={styleOf(place, camera.z)}
            aria-label={value === '' ? t('matrix.changeEmpty', { label }) : t('matrix.change', { label, text: value })}
            title={label}
            // What presses this button is not for the notes that are selected.
            onKeyDownCapture={(event) => (event.key === 'Enter' || event.key === ' ') && event.stopPropagation()}
            onClick={() => {
              matrixEditing(editor).update((editing) => editing && { ...editing, matrixId: shape.id })
              setOpen(place.text)
            }}
          />
        )
      })}
    </div>
  )
}

function styleOf({ box, angle }: LabelPlace, zoom: number): CSSProperties {
  return {
    left: box.x * zoom - padding,
    top: box.y * zoom - padding,
    width: box.w * zoom + 2 * padding,
    height: box.h * zoom + 2 * padding,
    ...(angle !== 0 && { transform: `rotate(${angle}deg)` }),
  }
}
