import { Box, useValue, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { Check, Trash2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { soundSize } from '../../../shared/board/resizeMatrix.ts'
import type { LiveBoard } from '../../sync/liveBoard.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { showToast } from '../../ui/toasts.ts'
import { matrixEditing } from '../matrixEditing.ts'
import { nameOfMatrix, type MatrixShape } from '../matrixShape.ts'
import { AddMatrix } from './AddMatrix.tsx'
import { LabelFields } from './LabelFields.tsx'
import { changeProps, matricesOn, removeMatrix, resizeMatrix } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'
import { canUndoEdit, forgetEdits, offerUndo, undoEdit } from './matrixUndo.ts'
import { SaveTemplate } from './SaveTemplate.tsx'
import { ScaleFields } from './ScaleFields.tsx'
import { TintChoices } from './TintChoices.tsx'
import { undoOnKey } from './undoOnKey.ts'

type MatrixPanelProps = { live: LiveBoard; editor: Editor; onClose: () => void }

/** Everything about the board's matrices that a facilitator can change. While it is open, their labels can be edited on the canvas. */
export function MatrixPanel({ live, editor, onClose }: MatrixPanelProps) {
  const { t } = useTranslation()
  useEffect(() => {
    editor.selectNone()
    matrixEditing(editor).set({ matrixId: nearestMatrix(editor), resizeRule: 'scores' })
    return () => {
      matrixEditing(editor).set(undefined)
      forgetEdits(editor)
    }
  }, [editor])
  const editing = useValue('matrix editing', () => matrixEditing(editor).get(), [editor])
  const matrices = useValue('matrices', () => matricesOn(editor), [editor])
  const canUndo = useValue('can undo a matrix edit', () => canUndoEdit(editor), [editor])
  if (!editing) return null
  const shape = matrices.find(({ id }) => id === editing.matrixId) ?? matrices[0]
  const choose = (matrixId: string): void => void matrixEditing(editor).set({ ...editing, matrixId: matrixId as TLShapeId })

  return (
    <div
      className={styles['panel']}
      role="group"
      aria-label={t('matrix.title')}
      onKeyDownCapture={(event) => undoOnKey(editor, event.nativeEvent)}
    >
      <p className={styles['lead']}>{shape ? t('matrix.lead') : t('matrix.none')}</p>
      {shape && matrices.length > 1 && (
        <Segmented
          label={t('matrix.which')}
          value={shape.id}
          options={matrices.map((matrix, at) => ({
            value: matrix.id as string,
            label: nameOfMatrix(matrix) || t('matrix.unnamed', { number: at + 1 }),
          }))}
          onChange={choose}
        />
      )}
      {shape && <Settings key={shape.id} editor={editor} shape={shape} />}
      <AddMatrix editor={editor} live={live} beside={shape} count={matrices.length} onAdded={choose} />
      {matrices.length > 0 && <SaveTemplate editor={editor} live={live} />}
      {shape && (
        <Button look="quiet" className={styles['remove']} onClick={remove}>
          <Trash2 />
          {t('matrix.remove.start')}
        </Button>
      )}
      <div className={styles['foot']}>
        <Button look="quiet" aria-disabled={!canUndo} className={styles['undo']} onClick={() => undoEdit(editor)}>
          <Undo2 />
          {t('matrix.undo')}
        </Button>
        <Button onClick={onClose}>
          <Check />
          {t('matrix.done')}
        </Button>
      </div>
    </div>
  )

  function remove(): void {
    if (!shape) return
    removeMatrix(editor, shape.id)
    showToast(t('matrix.remove.done'), { label: t('common.undo'), run: offerUndo(editor) })
  }
}

function Settings({ editor, shape }: { editor: Editor; shape: MatrixShape }) {
  const { t } = useTranslation()
  const editing = useValue('matrix editing', () => matrixEditing(editor).get(), [editor])
  const rule = editing?.resizeRule ?? 'scores'
  const inQuadrants = shape.props.layout === 'quadrants'

  // Around its middle, so that it stays where it is.
  function scale(by: number): void {
    const { x, y, props } = shape
    const size = soundSize({ x: 0, y: 0, w: props.w * by, h: props.h * by }, { right: false, bottom: false })
    const to = { x: x + (props.w - size.w) / 2, y: y + (props.h - size.h) / 2, w: size.w, h: size.h }
    resizeMatrix(editor, shape.id, to, rule)
  }

  return (
    <>
      <LabelFields editor={editor} shape={shape} />
      {inQuadrants && (
        <Segmented
          label={t('matrix.diagonal.legend')}
          value={shape.props.diagonal}
          options={(['none', 'rising', 'falling'] as const).map((value) => ({ value, label: t(`matrix.diagonal.${value}`) }))}
          onChange={(diagonal) => changeProps(editor, shape.id, { diagonal })}
        />
      )}
      <TintChoices editor={editor} shape={shape} />
      <div className={styles['group']}>
        <Segmented
          label={t('matrix.size.legend')}
          value={rule}
          options={(['scores', 'places'] as const).map((value) => ({ value, label: t(`matrix.size.${value}`) }))}
          onChange={(resizeRule) => matrixEditing(editor).update((now) => now && { ...now, resizeRule })}
        />
        <p className={styles['hint']}>{t('matrix.size.hint')}</p>
        <div className={styles['row']}>
          <Button onClick={() => scale(1 / 1.15)}>{t('matrix.size.smaller')}</Button>
          <Button onClick={() => scale(1.15)}>{t('matrix.size.larger')}</Button>
        </div>
      </div>
      {inQuadrants && <ScaleFields editor={editor} shape={shape} />}
    </>
  )
}

// Whoever has flown to one of several means that one.
function nearestMatrix(editor: Editor): TLShapeId | undefined {
  const middle = editor.getViewportPageBounds().center
  const distance = (shape: MatrixShape): number => new Box(shape.x, shape.y, shape.props.w, shape.props.h).center.dist(middle)
  return matricesOn(editor).toSorted((one, other) => distance(one) - distance(other))[0]?.id
}
