import { useTranslation } from 'react-i18next'
import { quadrantNameOf } from '../../shared/board/matrixNames.ts'
import type { ChangedNote } from '../../shared/version/changedNotes.ts'
import type { NoteMove, StandingNote } from '../../shared/version/compare.ts'
import { shiftInWords } from '../../shared/version/shiftInWords.ts'

/** What has changed about a note, as people read it: "Empowerment +18, Marketing −5 · edited". */
export function useChangeWords(): (change: ChangedNote) => string {
  const { t } = useTranslation()

  function field(standing: StandingNote | undefined): string {
    const { score } = standing?.note ?? {}
    if (!score || !standing?.matrix) return t('reading.unplaced')
    return quadrantNameOf(standing.matrix.matrix, score.quadrant) ?? t(`reading.place.${score.quadrant}`)
  }

  function move(how: NoteMove, { before, after }: ChangedNote): string {
    const unnamed = { x: t('reading.axis.x'), y: t('reading.axis.y') }
    const shift = how.kind === 'shifted' && after?.matrix ? shiftInWords(how, after.matrix, unnamed) : ''
    const [from, to] = [field(before), field(after)]
    if (how.kind === 'shifted' && from === to) return shift
    return [shift, t('versions.changes.fromTo', { from, to })].filter(Boolean).join(' · ')
  }

  return (change) => {
    const { presence, move: how, words, color } = change.difference
    if (presence !== 'kept') return t(`versions.changes.${presence}`, { field: field(change.after ?? change.before) })
    return [how ? move(how, change) : '', words ? t('versions.changes.edited') : '', color ? t('versions.changes.recolored') : '']
      .filter(Boolean)
      .join(' · ')
  }
}
