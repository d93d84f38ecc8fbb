import { useTranslation } from 'react-i18next'
import type { ImportedContent } from '../../shared/import/importedContent.ts'
import type { Landing } from '../../shared/import/landings.ts'

/** Says what a file brings, a line for each kind of thing. */
export function useComingWords(): (content: ImportedContent, landings: readonly Landing[]) => string[] {
  const { t } = useTranslation()
  return ({ notes, drawing }, landings) => {
    const placed = landings.filter(({ centre }) => centre).length
    const beside = notes.length - placed
    const count = (...types: string[]): number => drawing?.shapes.filter(({ type }) => types.includes(String(type))).length ?? 0
    const counts = [
      [placed, t('import.coming.placed', { count: placed })],
      [beside, t('import.coming.beside', { count: beside })],
      [count('note'), t('import.coming.notes', { count: count('note') })],
      [count('text'), t('import.coming.texts', { count: count('text') })],
      [count('geo'), t('import.coming.boxes', { count: count('geo') })],
      [count('arrow'), t('import.coming.arrows', { count: count('arrow') })],
      [count('line', 'draw', 'highlight'), t('import.coming.lines', { count: count('line', 'draw', 'highlight') })],
      [count('image'), t('import.coming.images', { count: count('image') })],
      [count('frame', 'group'), t('import.coming.frames', { count: count('frame', 'group') })],
    ] as const
    return counts.flatMap(([number, words]) => (number > 0 ? [words] : []))
  }
}
