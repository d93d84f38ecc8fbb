import type { PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'
import { matrixRules, tidyLabel, type FieldRule, type MatrixOnBoard, type MatrixProps } from './matrix.ts'
import { pagePlaceOf, pointInPlace, pointOnPage, propsOf, type PagePlace, type RecordOf } from './pagePlace.ts'
import type { Point } from './plane.ts'
import { pointOfScores, scoreAt, type AxisScores, type Score } from './score.ts'

/** A matrix where it lies on the page. `name`: what tells it from the others of a board, '' when it has none. */
export type PlacedMatrix = { id: string; name: string; index: string; matrix: MatrixProps; place: PagePlace }

/** Whether a record is a matrix. */
export function isMatrixRecord(record: PlainRecord | undefined): record is PlainRecord {
  return record?.typeName === 'shape' && record.type === 'matrix'
}

/** A valid matrix record where it lies; undefined when that is not on the board's page. */
export function placedMatrixOf(record: PlainRecord, recordOf: RecordOf): PlacedMatrix | undefined {
  const place = pagePlaceOf(record, recordOf)
  if (!place) return undefined
  const name = isObject(record.meta) && typeof record.meta.name === 'string' ? record.meta.name : ''
  // The caller vouches for the record: it has been validated by the canvas' schema.
  return { id: record.id, name, index: String(record.index), matrix: propsOf(record) as MatrixProps, place }
}

/** A matrix of a board as templates and pictures have it: whatever it holds, within what a template may hold. */
export function matrixOnBoard({ name, matrix, place }: Pick<PlacedMatrix, 'name' | 'matrix' | 'place'>): MatrixOnBoard {
  const whole: MatrixOnBoard = { ...matrix, name, x: place.x, y: place.y }
  const sound = Object.entries(matrixRules).map(([field, rule]) => [field, soundValue(whole[field as keyof MatrixOnBoard], rule)])
  const result = Object.fromEntries(sound) as MatrixOnBoard
  if (result.xMin === result.xMax) Object.assign(result, { xMin: 0, xMax: 100 })
  if (result.yMin === result.yMax) Object.assign(result, { yMin: 0, yMax: 100 })
  return result
}

/** The score of a point of the page on a matrix; undefined off its plot. */
export function scoreOnPage(point: Point, { matrix, place }: PlacedMatrix): Score | undefined {
  return scoreAt(pointInPlace(point, place), matrix)
}

/** The point of the page that has these scores on a matrix. */
export function pageOfScores(scores: Pick<AxisScores, 'x' | 'y'>, { matrix, place }: PlacedMatrix): Point {
  return pointOnPage(pointOfScores(scores, matrix), place)
}

/** Where a point of the page stands: on the topmost of `matrices` (the lowest first) whose plot it is on. */
export function standingOf(point: Point, matrices: readonly PlacedMatrix[]): { matrixId: string; score: Score } | undefined {
  for (const placed of matrices.toReversed()) {
    const score = scoreOnPage(point, placed)
    if (score) return { matrixId: placed.id, score }
  }
  return undefined
}

function soundValue(value: string | number, rule: FieldRule): string | number {
  switch (rule.kind) {
    case 'text':
      return tidyLabel(String(value))
    case 'number':
      return Math.min(rule.most, Math.max(rule.least, Number(value)))
    case 'choice':
      return value
  }
}
