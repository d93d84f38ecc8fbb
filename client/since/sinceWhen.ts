import type { Locale } from '../../shared/board/locale.ts'

/** When the last visit was, as people say it: of today the time, else the date, with the year when it is another. */
export function sinceWhen(at: number, now: number, locale: Locale): string {
  const place = locale === 'en' ? 'en-GB' : locale
  const [then, today] = [new Date(at), new Date(now)]
  if (then.toDateString() === today.toDateString()) {
    return new Intl.DateTimeFormat(place, { hour: '2-digit', minute: '2-digit' }).format(at)
  }
  const isThisYear = then.getFullYear() === today.getFullYear()
  return new Intl.DateTimeFormat(place, { ...(!isThisYear && { year: 'numeric' }), month: 'long', day: 'numeric' }).format(at)
}
