import type { Editor } from '@tldraw/tldraw'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixTints } from '../../../shared/board/matrix.ts'
import type { Quadrant } from '../../../shared/board/score.ts'
import { pagePalette, tintColor } from '../../../shared/matrix/matrixPalette.ts'
import type { MatrixShape } from '../matrixShape.ts'
import { changeProps } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'
import { useLabelName } from './useLabelName.ts'

/** The colour of each corner, in the order in which they lie on the board. */
export function TintChoices({ editor, shape }: { editor: Editor; shape: MatrixShape }) {
  const { t } = useTranslation()
  const labelName = useLabelName(shape.props.layout)
  const corners: readonly Quadrant[] =
    shape.props.layout === 'columns' ? ['topLeft', 'topRight', 'bottomLeft'] : ['topLeft', 'topRight', 'bottomLeft', 'bottomRight']
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('matrix.tints')}</legend>
      {corners.map((corner) => (
        <TintChoice key={corner} editor={editor} shape={shape} corner={corner} name={shape.props[corner].trim() || labelName(corner)} />
      ))}
    </fieldset>
  )
}

type TintChoiceProps = { editor: Editor; shape: MatrixShape; corner: Quadrant; name: string }

function TintChoice({ editor, shape, corner, name }: TintChoiceProps) {
  const { t } = useTranslation()
  const group = useId()
  const present = shape.props[`${corner}Tint`]
  return (
    <div className={styles['tints']} role="radiogroup" aria-label={name}>
      <span className={styles['axis']} title={name}>
        {name}
      </span>
      {matrixTints.map((tint) => (
        <label key={tint} className={styles['tint']} title={t(`matrix.tint.${tint}`)}>
          <input
            type="radio"
            name={group}
            aria-label={t(`matrix.tint.${tint}`)}
            checked={tint === present}
            onChange={() => changeProps(editor, shape.id, { [`${corner}Tint`]: tint })}
          />
          <span className={styles['swatch']} style={{ background: tint === 'none' ? 'var(--surface)' : tintColor(pagePalette, tint) }}>
            {tint === present && <Check />}
          </span>
        </label>
      ))}
    </div>
  )
}
