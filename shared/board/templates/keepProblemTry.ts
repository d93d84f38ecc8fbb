import type { TemplateMatrix } from '../template.ts'
import { matrixSize } from './matrixSize.ts'

const shape = {
  ...matrixSize,
  layout: 'columns',
  xName: '',
  xLow: '',
  xHigh: '',
  xMin: 0,
  xMax: 100,
  yName: '',
  yLow: '',
  yHigh: '',
  yMin: 0,
  yMax: 100,
  topLeftTint: 'empowerment',
  topRightTint: 'balance',
  bottomLeftTint: 'marketing',
  bottomRightTint: 'balance',
  diagonal: 'none',
  diagonalLabel: '',
  bottomRight: '',
} as const

/** A retrospective: what to keep, what is a problem, what to try next. */
export const keepProblemTry: TemplateMatrix = {
  ja: { ...shape, topLeft: 'Keep（続けること）', bottomLeft: 'Problem（困っていること）', topRight: 'Try（次に試すこと）' },
  en: { ...shape, topLeft: 'Keep', bottomLeft: 'Problem', topRight: 'Try' },
}
