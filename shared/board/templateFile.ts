import { isObject } from '../document/richText.ts'
import { limits } from '../protocol/limits.ts'
import { matrixLimits, matrixRules, tidyLabel, type FieldRule, type MatrixOnBoard } from './matrix.ts'
import type { OwnTemplate } from './template.ts'

/** The newest layout of a template's file that this version writes and reads. */
const templateFileVersion = 1

/** What the name of a template's file ends in. */
export const templateFileEnding = '.flamingo-template.json'

/** More than eight quadrants with the longest labels take. In bytes. */
export const largestTemplateFile = 200_000

/** One thing that is wrong in a template. `quadrant`: the how-manieth, from 1; undefined for what belongs to the whole. */
export type TemplateFlaw = { quadrant: number | undefined; field: string; wrong: WrongField }
type WrongField =
  | { is: 'missing' | 'not-text' | 'not-a-number' | 'not-an-object' | 'not-a-list' | 'empty' | 'unknown' | 'same-ends' }
  | { is: 'too-long'; longest: number }
  | { is: 'too-many'; most: number }
  | { is: 'out-of-range'; least: number; most: number }
  | { is: 'not-a-choice'; options: readonly string[] }

/** What came of reading a file: a template, or why it is none. */
export type TemplateReading =
  | { kind: 'template'; template: OwnTemplate }
  | { kind: 'too-large' | 'not-json' | 'not-a-template' }
  /** Written by a newer Flamingo. */
  | { kind: 'newer' }
  | { kind: 'flawed'; flaws: readonly TemplateFlaw[] }

/** A template as the text of a file to hand on. */
export function templateFileText({ title, matrices }: OwnTemplate): string {
  return `${JSON.stringify({ flamingo: 'template', version: templateFileVersion, title, matrices }, null, 2)}\n`
}

/** Reads a template's file. Whoever wrote it may have written anything. */
export function readTemplateFile(text: string): TemplateReading {
  if (text.length > largestTemplateFile) return { kind: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'not-json' }
  }
  if (!isObject(value) || value.flamingo !== 'template' || typeof value.version !== 'number') return { kind: 'not-a-template' }
  if (value.version > templateFileVersion) return { kind: 'newer' }
  const { flamingo: _flamingo, version: _version, ...template } = value
  return readTemplate(template)
}

/** Reads a template out of any value: every flaw is told, as far as that leads anywhere. */
export function readTemplate(value: unknown): Extract<TemplateReading, { kind: 'template' | 'flawed' }> {
  const flaws: TemplateFlaw[] = []
  const tell = (field: string, wrong: WrongField, quadrant?: number): void => void flaws.push({ quadrant, field, wrong })
  const { title, matrices, ...others } = isObject(value) ? value : {}
  for (const field of Object.keys(others).slice(0, mostUnknown)) tell(field, { is: 'unknown' })
  if (title === undefined) tell('title', { is: 'missing' })
  else if (typeof title !== 'string') tell('title', { is: 'not-text' })
  else if (title.trim() === '') tell('title', { is: 'empty' })
  else if (title.length > limits.titleLength) tell('title', { is: 'too-long', longest: limits.titleLength })
  const list = Array.isArray(matrices) ? matrices : []
  if (matrices === undefined) tell('matrices', { is: 'missing' })
  else if (!Array.isArray(matrices)) tell('matrices', { is: 'not-a-list' })
  else if (list.length === 0) tell('matrices', { is: 'empty' })
  else if (list.length > matrixLimits.aBoard) tell('matrices', { is: 'too-many', most: matrixLimits.aBoard })
  const read = list.slice(0, matrixLimits.aBoard).map((matrix: unknown, at) => {
    if (!isObject(matrix)) tell('', { is: 'not-an-object' }, at + 1)
    else for (const [field, wrong] of flawsOfMatrix(matrix)) tell(field, wrong, at + 1)
    return matrix
  })
  if (flaws.length > 0) return { kind: 'flawed', flaws }
  // Every field has been looked at.
  return { kind: 'template', template: { title: String(title).trim(), matrices: (read as MatrixOnBoard[]).map(tidyMatrix) } }
}

const mostUnknown = 10

function* flawsOfMatrix(matrix: Record<string, unknown>): Generator<[field: string, wrong: WrongField]> {
  for (const [field, rule] of Object.entries(matrixRules)) {
    const wrong = Object.hasOwn(matrix, field) ? wrongIn(matrix[field], rule) : ({ is: 'missing' } as const)
    if (wrong) yield [field, wrong]
  }
  for (const [min, max] of [['xMin', 'xMax'] as const, ['yMin', 'yMax'] as const]) {
    if (typeof matrix[min] === 'number' && matrix[min] === matrix[max]) yield [max, { is: 'same-ends' }]
  }
  const unknown = Object.keys(matrix).filter((field) => !Object.hasOwn(matrixRules, field))
  for (const field of unknown.slice(0, mostUnknown)) yield [field, { is: 'unknown' }]
}

function wrongIn(value: unknown, rule: FieldRule): WrongField | undefined {
  switch (rule.kind) {
    case 'text':
      if (typeof value !== 'string') return { is: 'not-text' }
      return value.length > rule.longest ? { is: 'too-long', longest: rule.longest } : undefined
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return { is: 'not-a-number' }
      return value < rule.least || value > rule.most ? { is: 'out-of-range', least: rule.least, most: rule.most } : undefined
    case 'choice':
      return rule.options.some((option) => option === value) ? undefined : { is: 'not-a-choice', options: rule.options }
  }
}

function tidyMatrix(matrix: MatrixOnBoard): MatrixOnBoard {
  const tidy = Object.entries(matrixRules).map(([field, { kind }]) => {
    const value = matrix[field as keyof MatrixOnBoard]
    return [field, kind === 'text' ? tidyLabel(String(value)) : value]
  })
  return Object.fromEntries(tidy) as MatrixOnBoard
}
