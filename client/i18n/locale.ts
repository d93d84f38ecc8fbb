import { locales, type Locale } from '../../shared/board/locale.ts'
import { readDevice, writeDevice } from '../device/deviceStorage.ts'

const storageKey = 'flamingo.locale'

/** The language to begin with: the one chosen on this device, else the first of the browser's that we speak, else English. */
export function firstLocale(): Locale {
  return parseLocale(readDevice(storageKey)) ?? preferredLocale(navigator.languages)
}

/** The first of `languages` (BCP 47 tags) that Flamingo speaks; English when it speaks none of them. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const locale = parseLocale(language.toLowerCase().split('-')[0])
    if (locale) return locale
  }
  return 'en'
}

/** Keeps the chosen language on this device. */
export function rememberLocale(locale: Locale): void {
  writeDevice(storageKey, locale)
}

/** The locale that `text` names exactly, or undefined. */
export function parseLocale(text: string | undefined): Locale | undefined {
  return locales.find((locale) => locale === text)
}
