import { useTranslation } from 'react-i18next'
import { quadrantNameOf } from '../../shared/board/matrixNames.ts'
import { useColorName } from '../notes/useColorName.ts'
import type { CarriedBoard, CarryChoice } from './carryChoices.ts'

/** How choices of notes are called, in a list. `value`: names it among the others. */
export type CarryWords = { option: (choice: CarryChoice) => { value: string; label: string; group?: string } }

/** The words for what may come along from this board. */
export function useCarryWords({ matrices, settings }: CarriedBoard): CarryWords {
  const { t } = useTranslation()
  const colorName = useColorName(settings)

  function groupOf(matrixId: string): string {
    const at = matrices.findIndex(({ id }) => id === matrixId)
    return matrices[at]?.name || t(matrices.length > 1 ? 'versions.carry.nthMatrix' : 'versions.carry.matrix', { number: at + 1 })
  }

  return {
    option({ notes, count }) {
      const counted = (name: string): string => t('versions.carry.option', { name, count })
      switch (notes.which) {
        case 'all':
          return { value: 'all', label: counted(t('versions.carry.all')) }
        case 'none':
          return { value: 'none', label: t('versions.carry.none') }
        case 'quadrant': {
          const placed = matrices.find(({ id }) => id === notes.matrix)
          const name = (placed && quadrantNameOf(placed.matrix, notes.quadrant)) ?? t(`reading.place.${notes.quadrant}`)
          return { value: `${notes.matrix} ${notes.quadrant}`, label: counted(name), group: groupOf(notes.matrix) }
        }
        case 'media':
          return { value: `media ${notes.media}`, label: counted(t(`case.media.${notes.media}`)), group: t('case.field.media') }
        case 'color':
          return { value: `color ${notes.color}`, label: counted(colorName(notes.color)), group: t('versions.carry.color') }
      }
    },
  }
}
