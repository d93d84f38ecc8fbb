import type { Locale } from '../../shared/board/locale.ts'

/** Each language in its own words, whatever the page's language is: so that everybody finds theirs. */
export const localeOptions = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
] as const satisfies readonly { value: Locale; label: string; lang: Locale }[]
