import type { Locale } from '../board/locale.ts'

/** A day in words, where it is: `timeZone` (IANA), or the machine's own. */
export function dateInWords({ at, locale, timeZone }: { at: Date; locale: Locale; timeZone?: string }): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', ...zone }).format(at)
}
