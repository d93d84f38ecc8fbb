import { expect, test } from 'vitest'
import { dayInWords } from '../../../client/home/dayInWords.ts'
import { openedWhen } from '../../../client/boards/openedWhen.ts'

const now = new Date(2026, 10, 23, 9, 30).getTime()

test('a board opened last night was opened yesterday', () => {
  const lastNight = new Date(2026, 10, 22, 23, 50).getTime()
  expect(openedWhen(lastNight, now, 'ja')).toBe('昨日')
  expect(openedWhen(lastNight, now, 'en')).toBe('yesterday')
})

test('a clock that is ahead makes no board of tomorrow', () => {
  expect(openedWhen(now + 86_400_000, now, 'en')).toBe('today')
})

test('after a week the date says more, and the year where it is another', () => {
  expect(openedWhen(new Date(2026, 10, 2).getTime(), now, 'ja')).toBe('11月2日')
  expect(openedWhen(new Date(2025, 4, 2).getTime(), now, 'en')).toBe('2 May 2025')
})

test('the suggested name carries the day as people write it', () => {
  expect(dayInWords(new Date(now), 'ja')).toBe('11月23日')
  expect(dayInWords(new Date(now), 'en')).toBe('23 November')
})
