import type { Locale } from './locale.ts'
import { keepProblemTry } from './templates/keepProblemTry.ts'
import { empowermentMarketing } from './templates/empowermentMarketing.ts'
import { impactEffort } from './templates/impactEffort.ts'
import { insideOutside } from './templates/insideOutside.ts'
import { centreOf, type Rectangle } from './plane.ts'
import type { MatrixOnBoard, MatrixProps } from './matrix.ts'

/** What a board can start from. */
export const templateIds = ['empowerment-marketing', 'inside-outside', 'impact-effort', 'kpt', 'blank'] as const
export type TemplateId = (typeof templateIds)[number]

/** A template that somebody has made out of a board: how it is called, and its matrices. At least one. */
export type OwnTemplate = { title: string; matrices: readonly MatrixOnBoard[] }

/** What a board is started from: a template of ours, or matrices of one's own. */
export type BoardStart = TemplateId | Pick<OwnTemplate, 'matrices'>

/** What a board's document says of its template when it was one of ours, or `own`. */
export type TemplateName = TemplateId | 'own'

/** The matrices of a new board, its middle at 0, 0. */
export function matricesOfStart(start: BoardStart, locale: Locale): MatrixOnBoard[] {
  if (typeof start !== 'string') return centred(start.matrices)
  const matrix = matrixOfTemplate(start, locale)
  return matrix ? [{ ...matrix, name: '', x: -matrix.w / 2, y: -matrix.h / 2 }] : []
}

/** The smallest rectangle with all of `matrices` in it; undefined when there are none. */
export function boundsOfMatrices(matrices: readonly Pick<MatrixOnBoard, 'x' | 'y' | 'w' | 'h'>[]): Rectangle | undefined {
  if (matrices.length === 0) return undefined
  const left = Math.min(...matrices.map(({ x }) => x))
  const top = Math.min(...matrices.map(({ y }) => y))
  const right = Math.max(...matrices.map(({ x, w }) => x + w))
  const bottom = Math.max(...matrices.map(({ y, h }) => y + h))
  return { x: left, y: top, w: right - left, h: bottom - top }
}

function centred(matrices: readonly MatrixOnBoard[]): MatrixOnBoard[] {
  const bounds = boundsOfMatrices(matrices)
  if (!bounds) return []
  const middle = centreOf(bounds)
  return matrices.map((matrix) => ({ ...matrix, x: matrix.x - middle.x, y: matrix.y - middle.y }))
}

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
