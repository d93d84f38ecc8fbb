import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import { parseLocale } from './locale.ts'

/** The page's language; draws again when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation()
  return parseLocale(i18n.language) ?? 'en'
}
