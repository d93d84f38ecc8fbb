import { useTranslation } from 'react-i18next'
import { leanEnds } from '../../shared/board/score.ts'
import type { ReadingView } from './boardReading.ts'

/** The board in one sentence: which way its cases lean. */
export function useSentence({ matrix, tally, total, unplaced, filter }: ReadingView): string {
  const { t } = useTranslation()
  const { count, lean } = tally
  if (!matrix) return t('reading.noMatrix')
  if (count === 0) return t(unplaced === total && filter.person.size === 0 ? 'reading.nonePlaced' : 'reading.noneLeft')
  const ends = leanEnds(matrix.matrix)
  if (!ends) return t('reading.sentence.placed', { count })
  if (lean.balanced === count) return t('reading.sentence.balanced', { count })
  if (lean.low === lean.high) return t('reading.sentence.even', { count, lean: lean.low, ...ends })
  const [end, most] = lean.high > lean.low ? [ends.high, lean.high] : [ends.low, lean.low]
  return t('reading.sentence.leans', { count, lean: most, end })
}
