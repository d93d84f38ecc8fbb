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
  topRightTint: 'none',
  bottomLeftTint: 'none',
  bottomRightTint: 'marketing',
  diagonal: 'falling',
} as const

/** Inside and for people is empowerment, outside and for the business is marketing; the diagonal connects the two. */
export const insideOutside: TemplateMatrix = {
  ja: {
    ...shape,
    xName: '向き',
    xLow: '内向き',
    xHigh: '外向き',
    yName: '軸足',
    yLow: '事業',
    yHigh: '人',
    topLeft: 'エンパワーメント',
    topRight: '',
    bottomLeft: '',
    bottomRight: 'マーケティング',
    diagonalLabel: 'つなぐ',
  },
  en: {
    ...shape,
    xName: 'Direction',
    xLow: 'inside',
    xHigh: 'outside',
    yName: 'Focus',
    yLow: 'business',
    yHigh: 'people',
    topLeft: 'Empowerment',
    topRight: '',
    bottomLeft: '',
    bottomRight: 'Marketing',
    diagonalLabel: 'Connecting both',
  },
}
