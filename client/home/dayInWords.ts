import type { Locale } from '../../shared/board/locale.ts'

/** Today as people write it in the name of a meeting: 「11月23日」, "23 November". */
export function dayInWords(now: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { month: 'long', day: 'numeric' }).format(now)
}
