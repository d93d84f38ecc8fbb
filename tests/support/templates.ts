import fc from 'fast-check'
import { matrixRules, tidyLabel, type FieldRule, type MatrixOnBoard } from '../../shared/board/matrix.ts'
import type { OwnTemplate } from '../../shared/board/template.ts'

/** Any matrix that a template may hold. */
export const anyMatrix: fc.Arbitrary<MatrixOnBoard> = fc
  .record(Object.fromEntries(Object.entries(matrixRules).map(([field, rule]) => [field, anyValue(rule)])))
  .map((matrix) => matrix as unknown as MatrixOnBoard)
  .filter(({ xMin, xMax, yMin, yMax }) => xMin !== xMax && yMin !== yMax)

/** Any template as people can make it. */
export const anyTemplate: fc.Arbitrary<OwnTemplate> = fc.record({
  title: fc
    .string({ minLength: 1, maxLength: 100 })
    .map((title) => title.trim())
    .filter((title) => title !== ''),
  matrices: fc.array(anyMatrix, { minLength: 1, maxLength: 8 }),
})

function anyValue(rule: FieldRule): fc.Arbitrary<unknown> {
  switch (rule.kind) {
    case 'text':
      return fc.oneof(fc.string({ maxLength: rule.longest }), fc.constantFrom('', '両輪が回る', '人は活きるが届かない')).map(tidyLabel)
    case 'number':
      return fc.integer({ min: rule.least, max: rule.most })
    case 'choice':
      return fc.constantFrom(...rule.options)
  }
}
