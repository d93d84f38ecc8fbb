import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { MediaTag } from '../../shared/board/caseFields.ts'
import type { BoardView } from '../notes/boardView.ts'
import { useColorName } from '../notes/useColorName.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { useReadable } from '../ui/useReadable.ts'
import { readBoard } from './boardReading.ts'
import { CentreLines } from './CentreLines.tsx'
import { DensitySwitch } from './DensitySwitch.tsx'
import { FacetChips } from './FacetChips.tsx'
import { LeanBar } from './LeanBar.tsx'
import { MatrixChoice } from './MatrixChoice.tsx'
import { facetNames, isFiltering, noFilter, toggled, type FacetName } from './noteFilter.ts'
import { QuadrantMap } from './QuadrantMap.tsx'
import styles from './ReadingPanel.module.css'
import { useLight } from './useLight.ts'
import { useSentence } from './useSentence.ts'

type ReadingPanelProps = { live: LiveBoard; view: BoardView }

/** What a board says as a whole: counts, lean, centre, and who said it. Pointing at a line lights up its notes. */
export function ReadingPanel({ live, view }: ReadingPanelProps) {
  const { notes } = view
  const reading = useMemo(() => readBoard(notes), [notes])
  const { t } = useTranslation()
  const now = useReadable(reading.view)
  const settings = useReadable(live.settings)
  const light = useLight(reading, view.lit)
  const sentence = useSentence(now)
  const colorName = useColorName(settings)
  const { matrix, tally, filter } = now
  const hidden = useMemo(
    () => new Set<FacetName>(settings.authorsHidden ? ['person', 'standpoint'] : settings.fields.has('standpoint') ? [] : ['standpoint']),
    [settings],
  )
  const labelOf = (facet: FacetName, value: string, label: string): string => {
    if (facet === 'color') return colorName(value)
    if (facet === 'media') return t(`case.media.${value as MediaTag}`)
    return label
  }
  const facets = facetNames.filter((facet) => !hidden.has(facet) && now.facets[facet].length > 0)

  if (now.total === 0) return <p className={styles['lead']}>{t('reading.empty')}</p>
  return (
    <div className={styles['reading']}>
      <MatrixChoice matrices={now.matrices} chosen={matrix} onChoose={reading.chooseMatrix} />
      <p className={styles['sentence']} role="status">
        {sentence}
      </p>
      {matrix && tally.count > 0 && <LeanBar matrix={matrix.matrix} tally={tally} light={light} onMatrix={onMatrix} />}
      {matrix && <QuadrantMap placed={matrix} tally={tally} notes={notesOn} light={light} onMatrix={onMatrix} />}
      {matrix && tally.centre && tally.spread && <CentreLines matrix={matrix.matrix} centre={tally.centre} spread={tally.spread} />}
      {now.matrices.length > 0 && now.unplaced > 0 && (
        <button type="button" className={styles['line']} {...light.line('unplaced', ({ matrixId }) => matrixId === undefined)}>
          <span>{t('reading.unplaced')}</span>
          <span className={styles['count']}>{now.unplaced}</span>
        </button>
      )}
      <section className={styles['filter']} aria-labelledby="reading-filter">
        <div className={styles['filterHead']}>
          <h3 id="reading-filter">{t('reading.filter')}</h3>
          {isFiltering(filter) && (
            <>
              <span className={styles['shown']}>
                {t('reading.filtered', { shown: reading.passing()?.size ?? now.total, total: now.total })}
              </span>
              <button type="button" className={styles['clear']} onClick={() => reading.setFilter(noFilter)}>
                {t('reading.clear')}
              </button>
            </>
          )}
        </div>
        {facets.map((facet) => (
          <FacetChips
            key={facet}
            facet={facet}
            values={now.facets[facet].map((value) => ({ ...value, label: labelOf(facet, value.value, value.label) }))}
            chosen={filter[facet]}
            light={light}
            onToggle={(value) => reading.setFilter(toggled(filter, facet, value))}
          />
        ))}
        {settings.authorsHidden && <p className={styles['quiet']}>{t('reading.authorsHidden')}</p>}
      </section>
      {matrix && <DensitySwitch total={now.total} matrixId={matrix.id} densityOn={view.densityOn} />}
      <p className={styles['quiet']}>{t('reading.help')}</p>
    </div>
  )

  function onMatrix(asks: (note: CaseNote) => boolean): (note: CaseNote) => boolean {
    return (note) => note.matrixId === matrix?.id && asks(note)
  }

  function notesOn(): readonly CaseNote[] {
    const passing = reading.passing()
    return view.notes.all().filter((note) => note.matrixId === matrix?.id && (!passing || passing.has(note.id)))
  }
}
