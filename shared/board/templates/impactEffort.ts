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
  bottomRightTint: 'none',
  diagonal: 'none',
  diagonalLabel: '',
} as const

/** What to do first: much impact for little effort. */
export const impactEffort: TemplateMatrix = {
  ja: {
    ...shape,
    xName: '労力',
    xLow: '小さい',
    xHigh: '大きい',
    yName: '効果',
    yLow: '小さい',
    yHigh: '大きい',
    topLeft: 'すぐやる',
    topRight: '計画してやる',
    bottomLeft: '手が空いたら',
    bottomRight: 'やらない',
  },
  en: {
    ...shape,
    xName: 'Effort',
    xLow: 'little',
    xHigh: 'much',
    yName: 'Impact',
    yLow: 'small',
    yHigh: 'large',
    topLeft: 'Do now',
    topRight: 'Plan it',
    bottomLeft: 'When there is time',
    bottomRight: 'Leave it',
  },
}
