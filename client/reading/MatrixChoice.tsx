import { useTranslation } from 'react-i18next'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { Segmented } from '../ui/Segmented.tsx'

type MatrixChoiceProps = { matrices: readonly PlacedMatrix[]; chosen: PlacedMatrix | undefined; onChoose: (id: string) => void }

/** Which of several matrices is read; nothing where there is only one. */
export function MatrixChoice({ matrices, chosen, onChoose }: MatrixChoiceProps) {
  const { t } = useTranslation()
  if (matrices.length < 2 || !chosen) return null
  const options = matrices.map(({ id, name }, at) => ({ value: id, label: name || t('reading.matrixNumber', { number: at + 1 }) }))
  return <Segmented label={t('reading.matrix')} labelHidden value={chosen.id} options={options} onChange={onChoose} />
}
