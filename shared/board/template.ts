import type { Locale } from './locale.ts'
import { keepProblemTry } from './templates/keepProblemTry.ts'
import { empowermentMarketing } from './templates/empowermentMarketing.ts'
import { impactEffort } from './templates/impactEffort.ts'
import { insideOutside } from './templates/insideOutside.ts'
import type { MatrixProps } from './matrix.ts'

/** What a board can start from. */
export const templateIds = ['empowerment-marketing', 'inside-outside', 'impact-effort', 'kpt', 'blank'] as const
export type TemplateId = (typeof templateIds)[number]

/** The matrix that a template puts on a new board, in the language asked for; undefined for the blank one. */
export function matrixOfTemplate(template: TemplateId, locale: Locale): MatrixProps | undefined {
  return matrixByTemplate[template]?.[locale]
}

/** A template's matrix in each language. */
export type TemplateMatrix = Record<Locale, MatrixProps>

const matrixByTemplate: Record<TemplateId, TemplateMatrix | undefined> = {
  'empowerment-marketing': empowermentMarketing,
  'inside-outside': insideOutside,
  'impact-effort': impactEffort,
  kpt: keepProblemTry,
  blank: undefined,
}
