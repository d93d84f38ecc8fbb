import { useTranslation } from 'react-i18next'
import type { Theme } from './theme.ts'

/** The themes to choose from, in the page's language. */
export function useThemeOptions(): { value: Theme; label: string }[] {
  const { t } = useTranslation()
  return [
    { value: 'system', label: t('common.theme.system') },
    { value: 'light', label: t('common.theme.light') },
    { value: 'dark', label: t('common.theme.dark') },
  ]
}
