import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { fieldsOf } from '../../shared/board/matrixFields.ts'
import { axisNameOf, quadrantNameOf, type Axis } from '../../shared/board/matrixNames.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import type { Quadrant } from '../../shared/board/score.ts'
import { scoreInWords } from '../../shared/board/scoreInWords.ts'
import { useOwnColorName } from '../notes/useColorName.ts'
import { unplacedKey } from './arrangement.ts'
import type { ListColumn } from './listColumns.ts'

/** What everything in the list is called, in the page's language and by the board's own names. */
export type ListWords = {
  matrices: readonly PlacedMatrix[]
  matrixOf(note: Pick<CaseNote, 'matrixId'>): PlacedMatrix | undefined
  /** What a column is called: the name of its axis, where all matrices agree. */
  column(column: ListColumn): string
  axis(placed: PlacedMatrix | undefined, axis: Axis): string
  matrix(placed: PlacedMatrix): string
  quadrant(placed: PlacedMatrix, quadrant: Quadrant): string
  color(color: string): string
  /** A score as people read it; undefined without one. */
  score(note: CaseNote, axis: Axis): string | undefined
  /** What a column shows of a note; undefined for nothing. */
  value(note: CaseNote, column: ListColumn): string | number | undefined
  /** Where a note stands, in a few words. */
  standing(note: CaseNote): string
}

/** The words of the list, new when a matrix, the settings or the language change. */
export function useListWords(matrices: readonly PlacedMatrix[], settings: BoardSettings): ListWords {
  const { t } = useTranslation()
  const ownColorName = useOwnColorName()
  return useMemo(() => {
    const words: ListWords = {
      matrices,
      matrixOf: ({ matrixId }) => (matrixId === undefined ? undefined : matrices.find(({ id }) => id === matrixId)),
      column(column) {
        if (column !== 'x' && column !== 'y') return t(`list.column.${column}`)
        const names = new Set(matrices.filter(({ matrix }) => matrix.layout === 'quadrants').map((placed) => words.axis(placed, column)))
        const [only] = names
        return names.size === 1 && only !== undefined ? only : t(`list.column.${column}`)
      },
      axis: (placed, axis) => (placed && axisNameOf(placed.matrix, axis)) ?? t(`list.column.${axis}`),
      matrix: (placed) => placed.name || t('list.nthMatrix', { number: matrices.indexOf(placed) + 1 }),
      quadrant: ({ matrix }, quadrant) =>
        quadrantNameOf(matrix, quadrant) ?? t('list.nthQuadrant', { number: fieldsOf(matrix).indexOf(quadrant) + 1 }),
      color(color) {
        const name = ownColorName(color)
        const meaning = settings.legend.get(color)
        return meaning === undefined ? name : t('list.colorMeaning', { meaning, name })
      },
      score(note, axis) {
        const placed = words.matrixOf(note)
        return placed && note.score?.axes && scoreInWords(note.score.axes[axis], placed.matrix, axis)
      },
      value(note, column) {
        const placed = words.matrixOf(note)
        switch (column) {
          case 'number':
            return note.number
          case 'text':
            return note.text || undefined
          case 'author':
            return note.author.name || undefined
          case 'standpoint':
            return note.author.standpoint || undefined
          case 'x':
          case 'y':
            return note.score?.axes?.[column]
          case 'matrix':
            return placed && words.matrix(placed)
          case 'quadrant':
            return placed && note.score && words.quadrant(placed, note.score.quadrant)
          case 'color':
            return words.color(note.color)
          case 'media':
            return note.fields.media && t(`case.media.${note.fields.media}`)
          case 'action':
            return note.fields.action && t(`case.action.${note.fields.action}`)
          case 'remove':
            return undefined
          case 'link':
          case 'planned':
          case 'chosen':
          case 'talkedAbout':
          case 'negotiated':
          case 'found':
          case 'wentWell':
          case 'disappointed':
            return note.fields[column]
        }
      },
      standing(note) {
        const placed = words.matrixOf(note)
        if (!placed || !note.score) return t(`list.${unplacedKey}`)
        const quadrant = words.quadrant(placed, note.score.quadrant)
        if (!note.score.axes) return quadrant
        const scores = (['x', 'y'] as const).map((axis) => `${words.axis(placed, axis)} ${words.score(note, axis) ?? ''}`)
        return [...scores, quadrant].join(t('list.comma'))
      },
    }
    return words
  }, [t, ownColorName, matrices, settings])
}
