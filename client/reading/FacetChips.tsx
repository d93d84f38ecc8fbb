import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteSwatch } from '../notes/noteSwatch.ts'
import type { FacetValue } from './boardReading.ts'
import styles from './FacetChips.module.css'
import { valueOf, type FacetName } from './noteFilter.ts'
import type { Light } from './useLight.ts'

type FacetChipsProps = {
  facet: FacetName
  values: readonly FacetValue[]
  chosen: ReadonlySet<string>
  light: Light
  onToggle: (value: string) => void
}

/** How many values are shown before the rest is folded away. */
const shownAtFirst = 8

/** The values of one facet with their counts: pointing at one lights up its notes, pressing it filters by it. */
export function FacetChips({ facet, values, chosen, light, onToggle }: FacetChipsProps) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const folded = !all && values.length > shownAtFirst + 1
  const shown = folded ? values.filter(({ value }, at) => at < shownAtFirst || chosen.has(value)) : values
  return (
    <fieldset className={styles['facet']}>
      <legend className={styles['name']}>{t(`reading.facet.${facet}`)}</legend>
      <div className={styles['chips']}>
        {shown.map(({ value, label, count }) => (
          <button
            key={value}
            type="button"
            className={styles['chip']}
            aria-pressed={chosen.has(value)}
            onClick={() => onToggle(value)}
            {...light.hover(`${facet} ${value}`, (note) => valueOf(note, facet) === value)}
          >
            {facet === 'color' && <span className={styles['swatch']} style={{ background: noteSwatch(value) }} aria-hidden="true" />}
            <span className={styles['label']}>{label}</span>
            <span className={styles['count']}>{count}</span>
          </button>
        ))}
        {values.length > shownAtFirst + 1 && (
          <button type="button" className={styles['more']} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('reading.fewer') : t('reading.more', { count: values.length - shown.length })}
          </button>
        )}
      </div>
    </fieldset>
  )
}
