import { expect, test } from 'vitest'
import { matrixOfTemplate } from '../../shared/board/template.ts'
import { readScore, scoreInWords, scoreStep } from '../../shared/board/scoreInWords.ts'
import { must } from '../../shared/must.ts'

const matrix = must(matrixOfTemplate('empowerment-marketing', 'en'), 'the template has a matrix')

test('[SCORE-22] a score is a whole number, with decimals on scales too short for it', () => {
  expect(scoreInWords(71.6, matrix, 'x')).toBe('72')
  expect(scoreInWords(-0.2, { ...matrix, xMin: -50, xMax: 50 }, 'x')).toBe('0')
  expect(scoreInWords(3.14, { ...matrix, yMin: 1, yMax: 5 }, 'y')).toBe('3.1')
  expect(scoreStep(matrix, 'x')).toBe(1)
  expect(scoreStep({ ...matrix, yMin: 5, yMax: 1 }, 'y')).toBe(0.1)
})

test('[SCORE-22] typed numbers are understood in full width too, and nonsense is none', () => {
  const understood = { '72': 72, ' ８０ ': 80, '７２．５': 72.5, '72。5': 72.5, '3,5': 3.5, ー３: -3, '−4': -4, '+5': 5 }
  for (const [typed, score] of Object.entries(understood)) expect(readScore(typed), typed).toBe(score)
  for (const typed of ['', ' ', 'abc', '1e3', '12a', '1.2.3', '--1', '八十', 'Infinity', '.'])
    expect(readScore(typed), typed).toBeUndefined()
})
