import { useTranslation } from 'react-i18next'
import type { MatrixProps, MatrixText } from '../../../shared/board/matrix.ts'

/** What a text of a matrix is called, in the page's language: a corner, or a field where the matrix is in columns. */
export function useLabelName(layout: MatrixProps['layout']): (text: MatrixText) => string {
  const { t } = useTranslation()
  return (text) => {
    const isField = text === 'topLeft' || text === 'topRight' || text === 'bottomLeft'
    return layout === 'columns' && isField ? t(`matrix.label.column.${text}`) : t(`matrix.label.${text}`)
  }
}
