import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import { firstLocale, parseLocale, rememberLocale } from './locale.ts'

/**
 * The texts of one page in one language: locale file name → its content. A text's key is the file's name and the path in
 * it: `t('home.start')` is `start` in `locales/<language>/home.json`.
 */
export type PageTexts = Record<string, object>

/** Loads a page's texts in a language. Write literal `import()`s, so that each language becomes a chunk of its own. */
export type LoadTexts = Record<Locale, () => Promise<PageTexts>>

/** Starts the page's language: loads its texts and keeps `<html lang>` in step. Rejects when the texts can't be fetched. */
export async function startI18n(loadTexts: LoadTexts): Promise<void> {
  const locale = firstLocale()
  await i18next
    .use({
      type: 'backend' as const,
      init() {},
      read(language: string, _namespace: string, done: (error: unknown, texts: PageTexts | null) => void) {
        const known = parseLocale(language)
        if (!known) return done(new Error(`No texts in ${language}`), null)
        loadTexts[known]().then(
          (texts) => done(null, texts),
          (error: unknown) => done(error, null),
        )
      },
    })
    .use(initReactI18next)
    .init({
      lng: locale,
      load: 'languageOnly',
      fallbackLng: false,
      interpolation: { escapeValue: false },
      // React escapes already, and a page without texts is worse than one that comes a moment later.
      react: { useSuspense: false },
    })
  showLanguage(locale)
  i18next.on('languageChanged', showLanguage)
}

/** Changes the page's language and keeps the choice on this device. */
export async function changeLocale(locale: Locale): Promise<void> {
  rememberLocale(locale)
  await i18next.changeLanguage(locale)
}

function showLanguage(language: string): void {
  document.documentElement.lang = language
}
