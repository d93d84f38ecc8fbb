import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { matrixLimits } from '../../../shared/board/matrix.ts'
import type { MatrixShape } from '../matrixShape.ts'
import { DraftField } from './DraftField.tsx'
import { changeProps } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'

const axes = [
  { way: 'right', from: 'xMin', to: 'xMax' },
  { way: 'up', from: 'yMin', to: 'yMax' },
] as const

type End = 'xMin' | 'xMax' | 'yMin' | 'yMax'

/** From where to where the scores of each axis go. The second end may be the lower: ranks count downwards. */
export function ScaleFields({ editor, shape }: { editor: Editor; shape: MatrixShape }) {
  const { t } = useTranslation()

  function save(end: End, other: End, typed: string): string | undefined {
    // Full-width digits are what a Japanese keyboard gives.
    const score = Number(typed.normalize('NFKC').replace('−', '-').trim() || Number.NaN)
    const { largestScore } = matrixLimits
    if (!Number.isFinite(score) || Math.abs(score) > largestScore)
      return t('matrix.scale.range', { least: -largestScore, most: largestScore })
    if (score === shape.props[other]) return t('matrix.scale.same')
    changeProps(editor, shape.id, { [end]: score })
    return undefined
  }

  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('matrix.scale.title')}</legend>
      {axes.map(({ way, from, to }) => {
        const axis = shape.props[way === 'right' ? 'xName' : 'yName'].trim() || t(`matrix.scale.${way}`)
        return (
          <div key={way} className={styles['scale']}>
            <span className={styles['axis']}>{axis}</span>
            <DraftField
              label={t('matrix.scale.from', { axis })}
              labelHidden
              inputMode="decimal"
              value={String(shape.props[from])}
              onSave={(typed) => save(from, to, typed)}
            />
            <span aria-hidden="true">–</span>
            <DraftField
              label={t('matrix.scale.to', { axis })}
              labelHidden
              inputMode="decimal"
              value={String(shape.props[to])}
              onSave={(typed) => save(to, from, typed)}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
