import type { TemplateMatrix } from '../template.ts'
import { matrixSize } from './matrixSize.ts'

const shape = {
  ...matrixSize,
  layout: 'quadrants',
  xMin: 0,
  xMax: 100,
  yMin: 0,
  yMax: 100,
  topLeftTint: 'empowerment',
  topRightTint: 'balance',
  bottomLeftTint: 'none',
  bottomRightTint: 'marketing',
  diagonal: 'rising',
} as const

/** The default: a case on the diagonal has empowerment and marketing in balance, off it leans one way. */
export const empowermentMarketing: TemplateMatrix = {
  ja: {
    ...shape,
    xName: 'マーケティング',
    xLow: '弱い',
    xHigh: '強い',
    yName: 'エンパワーメント',
    yLow: '弱い',
    yHigh: '強い',
    topLeft: '人は活きるが届かない',
    topRight: '両輪が回る',
    bottomLeft: 'これから',
    bottomRight: '届くが人が活きない',
    diagonalLabel: 'バランス',
  },
  en: {
    ...shape,
    xName: 'Marketing',
    xLow: 'weak',
    xHigh: 'strong',
    yName: 'Empowerment',
    yLow: 'weak',
    yHigh: 'strong',
    topLeft: 'Empowered, unheard',
    topRight: 'Both wheels turn',
    bottomLeft: 'Not started',
    bottomRight: 'Loud, not empowered',
    diagonalLabel: 'Balance',
  },
}
