import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { matrixLimits, tidyLabel } from '../../../shared/board/matrix.ts'
import { nameOfMatrix, type MatrixShape } from '../matrixShape.ts'
import { DraftField } from './DraftField.tsx'
import { textsOfMatrix } from './labelPlaces.ts'
import { changeText } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'
import { useLabelName } from './useLabelName.ts'

/** All labels of a matrix as fields: where the board is too small to press one, and for whoever works with the keyboard. */
export function LabelFields({ editor, shape }: { editor: Editor; shape: MatrixShape }) {
  const { t } = useTranslation()
  const labelName = useLabelName(shape.props.layout)
  return (
    <details className={styles['details']}>
      <summary>{t('matrix.labels')}</summary>
      <div className={styles['labels']}>
        {textsOfMatrix(shape.props).map((text) => (
          <DraftField
            key={text}
            label={labelName(text)}
            value={text === 'name' ? nameOfMatrix(shape) : shape.props[text]}
            maxLength={matrixLimits.labelLength}
            onSave={(typed) => {
              changeText(editor, shape.id, text, tidyLabel(typed))
              return undefined
            }}
          />
        ))}
      </div>
    </details>
  )
}
