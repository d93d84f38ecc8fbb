import type { Locale } from '../../shared/board/locale.ts'
import type { MatrixOnBoard } from '../../shared/board/matrix.ts'
import { matricesOfStart, type BoardStart, type TemplateId } from '../../shared/board/template.ts'
import type { KeptTemplate } from './ownTemplates.ts'

/** A template among those to choose from: one of ours, or one of this device. */
export type TemplateChoice = TemplateId | KeptTemplate

/** What tells a choice from the others. */
export function idOfChoice(choice: TemplateChoice): string {
  return typeof choice === 'string' ? choice : choice.id
}

/** What a board is started from for a choice. */
export function startOfChoice(choice: TemplateChoice): BoardStart {
  return typeof choice === 'string' ? choice : { matrices: choice.matrices }
}

/** The matrices that a choice puts on a new board. */
export function matricesOfChoice(choice: TemplateChoice, locale: Locale): MatrixOnBoard[] {
  return matricesOfStart(startOfChoice(choice), locale)
}
