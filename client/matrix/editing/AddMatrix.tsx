import { Box, type Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../../shared/board/locale.ts'
import { matrixLimits, type MatrixOnBoard } from '../../../shared/board/matrix.ts'
import { matrixOnBoard } from '../../../shared/board/placedMatrix.ts'
import type { Rectangle } from '../../../shared/board/plane.ts'
import { boundsOfMatrices } from '../../../shared/board/template.ts'
import { matrixSize } from '../../../shared/board/templates/matrixSize.ts'
import { metaOf } from '../../../shared/document/boardDocument.ts'
import { matricesOfChoice } from '../../boards/templateChoice.ts'
import { TemplatePicture } from '../../boards/TemplatePicture.tsx'
import { useOwnTemplates } from '../../boards/useOwnTemplates.ts'
import { useTemplates } from '../../boards/useTemplates.ts'
import type { LiveBoard } from '../../sync/liveBoard.ts'
import { showToast } from '../../ui/toasts.ts'
import type { MatrixShape } from '../matrixShape.ts'
import { addMatrices, placedOnPage } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'
import { offerUndo } from './matrixUndo.ts'
import { roomForMatrix } from './roomForMatrix.ts'

type AddMatrixProps = { editor: Editor; live: LiveBoard; beside: MatrixShape | undefined; count: number; onAdded: (id: string) => void }

/** Templates to put beside the present matrix: one like it, ours, and those of this device. */
export function AddMatrix({ editor, live, beside, count, onAdded }: AddMatrixProps) {
  const { t } = useTranslation()
  const locale: Locale = metaOf(live.document).get('locale') === 'ja' ? 'ja' : 'en'
  const present = beside && placedOnPage(editor, beside)
  const ours = useTemplates().map(({ id, name }) => ({ id: id as string, name, matrices: matricesOfChoice(id, locale) }))
  const own = useOwnTemplates().map((template) => ({
    id: template.id,
    name: template.title,
    matrices: matricesOfChoice(template, locale),
  }))
  const same = present ? [{ id: 'same', name: t('matrix.another.same'), matrices: [{ ...matrixOnBoard(present), name: '' }] }] : []
  const choices = [...same, ...ours, ...own].filter(({ matrices }) => matrices.length > 0)

  function add(matrices: readonly MatrixOnBoard[]): void {
    const placed = placedBeside(editor, matrices, beside)
    const [first] = addMatrices(editor, placed)
    if (first === undefined) return
    onAdded(first)
    const bounds = boundsOfMatrices(placed)
    if (bounds) {
      const { x, y, w, h } = bounds
      editor.zoomToBounds(new Box(x, y, w, h), { inset: 84, animation: { duration: editor.options.animationMediumMs } })
    }
    showToast(placed.length > 1 ? t('matrix.another.addedSome') : t('matrix.another.added'), {
      label: t('common.undo'),
      run: offerUndo(editor),
    })
  }

  return (
    <section className={styles['group']} aria-label={t('matrix.another.title')}>
      <h3 className={styles['legend']}>{t('matrix.another.title')}</h3>
      {count >= matrixLimits.aBoard ? (
        <p className={styles['hint']}>{t('matrix.another.full', { most: matrixLimits.aBoard })}</p>
      ) : (
        <div className={styles['templates']}>
          {choices.map(({ id, name, matrices }) => (
            <button
              key={id}
              type="button"
              className={styles['template']}
              disabled={count + matrices.length > matrixLimits.aBoard}
              onClick={() => add(matrices)}
            >
              <span className={styles['picture']}>
                <TemplatePicture matrices={matrices} />
              </span>
              {name}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

// A single one comes as large as the one it stands beside, so that the two can be compared.
function placedBeside(editor: Editor, matrices: readonly MatrixOnBoard[], beside: MatrixShape | undefined): MatrixOnBoard[] {
  const size = beside ? { w: beside.props.w, h: beside.props.h } : matrixSize
  const sized = matrices.length === 1 ? matrices.map((matrix) => ({ ...matrix, ...size })) : matrices
  const bounds = boundsOfMatrices(sized)
  if (!bounds) return []
  const taken = editor.getSortedChildIdsForParent(editor.getCurrentPageId()).flatMap((id): Rectangle[] => {
    const box = editor.getShapePageBounds(id)
    return box ? [{ x: box.x, y: box.y, w: box.w, h: box.h }] : []
  })
  const at = beside ? roomForMatrix(bounds, { x: beside.x, y: beside.y, ...size }, taken) : { x: -bounds.w / 2, y: -bounds.h / 2 }
  return sized.map((matrix) => ({ ...matrix, x: matrix.x - bounds.x + at.x, y: matrix.y - bounds.y + at.y }))
}
