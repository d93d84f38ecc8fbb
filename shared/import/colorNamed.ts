import { canvasColors } from '../board/noteColors.ts'
import { fold } from './tableColumns.ts'
import type { ImportTarget } from './importedContent.ts'

/** The colour that somebody calls so: by the board's legend, or by tldraw's name. Undefined where it is none. */
export function colorNamed(name: string, { legend }: Pick<ImportTarget, 'legend'>): string | undefined {
  if (name === '') return undefined
  const named = [...legend].find(([, words]) => fold(words) === fold(name))?.[0]
  return named ?? canvasColors.find((color) => color === fold(name))
}
