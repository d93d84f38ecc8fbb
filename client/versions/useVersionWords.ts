import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { useLocale } from '../i18n/useLocale.ts'

/** How versions are called. */
export type VersionWords = {
  /** Its name, or why the server made it. */
  name: (version: BoardVersion) => string
  /** 14:05 */
  time: (version: BoardVersion) => string
  /** Wednesday, 25 November 2026 */
  day: (version: BoardVersion) => string
  /** Name, day and time in one. */
  whole: (version: BoardVersion) => string
}

/** The words for versions, in the page's language and the device's time. */
export function useVersionWords(): VersionWords {
  const { t } = useTranslation()
  const locale = useLocale()
  return useMemo(() => {
    const place = locale === 'en' ? 'en-GB' : locale
    const timeFormat = new Intl.DateTimeFormat(place, { hour: '2-digit', minute: '2-digit' })
    const dayFormat = new Intl.DateTimeFormat(place, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
    const shortFormat = new Intl.DateTimeFormat(place, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
    const name = (version: BoardVersion): string => (version.name === '' ? t(`versions.kind.${version.kind}`) : version.name)
    return {
      name,
      time: ({ at }) => timeFormat.format(at),
      day: ({ at }) => dayFormat.format(at),
      whole: (version) => t('versions.whole', { name: name(version), at: shortFormat.format(version.at) }),
    }
  }, [t, locale])
}
