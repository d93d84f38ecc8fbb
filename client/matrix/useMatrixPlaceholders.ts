import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatrixText } from '../../shared/board/matrix.ts'

/** What stands in the place of each text of a matrix that is empty, while a facilitator edits. */
export function useMatrixPlaceholders(): Record<MatrixText, string> {
  const { t } = useTranslation()
  return useMemo(() => {
    const [corner, axis, end] = [t('matrix.add.corner'), t('matrix.add.axis'), t('matrix.add.end')]
    return {
      name: t('matrix.add.name'),
      topLeft: corner,
      topRight: corner,
      bottomLeft: corner,
      bottomRight: corner,
      xName: axis,
      yName: axis,
      xLow: end,
      xHigh: end,
      yLow: end,
      yHigh: end,
      diagonalLabel: t('matrix.add.diagonal'),
    }
  }, [t])
}
