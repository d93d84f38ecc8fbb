import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { changersOf, type SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { sinceWhen } from './sinceWhen.ts'

/** What has changed since the last visit, in a sentence of two parts: "Since 12 November:", "3 added, 1 moved, by Aki and Ben". */
export type SinceWords = { when: string; what: string }

const mostNames = 3

/** The words for it. Whoever may not know who has done something on the board isn't told. */
export function useSinceWords(): (since: SinceLastVisit, settings: BoardSettings) => SinceWords {
  const { t } = useTranslation()
  const locale = useLocale()

  function withPeople(counts: string, since: SinceLastVisit, settings: BoardSettings): string {
    const { names, areAll } = changersOf(since, settings)
    if (names.length === 0) return counts
    const rest = names.length - mostNames
    const told = rest > 0 ? [...names.slice(0, mostNames), t('since.others', { count: rest })] : names
    const list = new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(told)
    return t(areAll ? 'since.by' : 'since.partly', { counts, names: list })
  }

  return (since, settings) => {
    const counts = [...since.counts].map(([kind, count]) => t(`since.count.${kind}`, { count })).join(t('since.comma'))
    return {
      when: t('since.since', { when: sinceWhen(since.at, Date.now(), locale) }),
      what: withPeople(counts, since, settings),
    }
  }
}
