import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { shownAuthor } from '../../shared/board/shownAuthor.ts'
import { useLocale } from '../i18n/useLocale.ts'

/** What a note's sentences need to know of it. */
type Origin = Pick<CaseNote, 'author' | 'createdAt' | 'changed'>

/**
 * Says who made a note and who changed it last, on which day: "Made by Aki, on 3 Nov. Last changed by Ben, on 26 Nov." Without names
 * while the board hides them; '' where nothing is known.
 */
export function useOriginWords(): (note: Origin, settings: Pick<BoardSettings, 'authorsHidden'>) => string {
  const { t } = useTranslation()
  const locale = useLocale()
  return useMemo(() => {
    const madeInWords = (name: string, day: string): string =>
      name === '' ? t('case.about.madeOn', { day }) : t('case.about.madeBy', { name, day })
    const changedInWords = (name: string, day: string): string =>
      name === '' ? t('case.about.changedOn', { day }) : t('case.about.changedBy', { name, day })
    return ({ author, createdAt, changed }, settings) => {
      const isNamed = shownAuthor({ author }, settings) !== undefined
      const sentences: string[] = []
      if (createdAt !== undefined) sentences.push(madeInWords(isNamed ? author.name : '', dayOfMoment(new Date(createdAt), locale)))
      if (changed) sentences.push(changedInWords(isNamed ? changed.name : '', dayOfCalendar(changed.on, locale)))
      return sentences.join(locale === 'ja' ? '' : ' ')
    }
  }, [t, locale])
}

function dayOfMoment(at: Date, locale: Locale): string {
  return formatOf(at.getFullYear(), locale).format(at)
}

// A day of somebody's calendar is the same day wherever it is read.
function dayOfCalendar(on: string, locale: Locale): string {
  return formatOf(Number(on.slice(0, 4)), locale, 'UTC').format(new Date(on))
}

function formatOf(year: number, locale: Locale, timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    ...(year !== new Date().getFullYear() && { year: 'numeric' }),
    ...(timeZone !== undefined && { timeZone }),
  })
}
