import type { Locale } from '../../shared/board/locale.ts'

const dayMs = 24 * 60 * 60 * 1000

/** When a board was last opened, in words: today, yesterday, 3 days ago, then the date (with the year when it is another). */
export function openedWhen(openedAt: number, now: number, locale: Locale): string {
  const days = Math.round((startOfDay(now) - startOfDay(openedAt)) / dayMs)
  if (days < 7) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, days), 'day')
  const sameYear = new Date(openedAt).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...(!sameYear && { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
  }).format(openedAt)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
