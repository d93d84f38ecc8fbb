import { useEditor, useValue } from '@tldraw/tldraw'
import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixEditing } from '../matrixEditing.ts'
import { MatrixLabels } from './MatrixLabels.tsx'
import { matricesOn } from './matrixEdits.ts'
import { undoOnKey } from './undoOnKey.ts'
import { ResizeHandles } from './ResizeHandles.tsx'

/** While a facilitator edits: each label of the matrices as a button that opens a field in its place, and handles to resize one. */
export function MatrixOverlay(): JSX.Element | null {
  const { t } = useTranslation()
  const editor = useEditor()
  const editing = useValue('matrix editing', () => matrixEditing(editor).get(), [editor])
  const matrices = useValue('matrices', () => (editing ? matricesOn(editor) : []), [editor, editing])
  if (!editing) return null
  const chosen = matrices.find(({ id }) => id === editing.matrixId)
  return (
    <div
      role="group"
      aria-label={t('matrix.title')}
      data-testid="matrix-editing"
      // The canvas listens to pointers everywhere: what happens here is meant for the labels.
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDownCapture={(event) => undoOnKey(editor, event.nativeEvent)}
    >
      {matrices.map((shape) => (
        <MatrixLabels key={shape.id} shape={shape} />
      ))}
      {chosen && <ResizeHandles key={chosen.id} shape={chosen} rule={editing.resizeRule} />}
    </div>
  )
}
