import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBoardBody } from '../../server/http/apiSchemas.ts'
import { matrixLimits, matrixRules, type MatrixOnBoard } from '../../shared/board/matrix.ts'
import { boundsOfMatrices, matricesOfStart } from '../../shared/board/template.ts'
import { largestTemplateFile, readTemplate, readTemplateFile, templateFileText } from '../../shared/board/templateFile.ts'
import { must } from '../../shared/must.ts'
import { anyMatrix, anyTemplate } from '../support/templates.ts'

const standard = must(matricesOfStart('empowerment-marketing', 'en')[0], 'the default template has a matrix')

test('[TEMPLATE-1] what is written into a file is read back as it was', () => {
  fc.assert(
    fc.property(anyTemplate, (template) => {
      expect(readTemplateFile(templateFileText(template))).toEqual({ kind: 'template', template })
    }),
    { numRuns: 40, seed: 11 },
  )
})

test('[TEMPLATE-2] a file that is none, is too large or comes from a newer version is refused as that', () => {
  const kindOf = (text: string): string => readTemplateFile(text).kind
  expect(kindOf('{"title":')).toBe('not-json')
  for (const text of ['null', '7', '[]', '{}', '{"flamingo":"board","version":1}', '{"flamingo":"template"}']) {
    expect(kindOf(text)).toBe('not-a-template')
  }
  expect(kindOf('{"flamingo":"template","version":2,"anything":true}')).toBe('newer')
  expect(kindOf(`"${'x'.repeat(largestTemplateFile)}"`)).toBe('too-large')
})

test('[TEMPLATE-2] everything that is wrong is told with its place', () => {
  const { xLow: _xLow, ...lacking } = standard
  const reading = readTemplate({
    title: ' ',
    colour: 1,
    matrices: [
      standard,
      { ...lacking, topLeft: 'x'.repeat(81), w: 10, h: Infinity, topRightTint: 'pink', yName: 7, script: 'x' },
      { ...standard, xMax: standard.xMin },
      [],
    ],
  })
  expect(reading).toEqual({
    kind: 'flawed',
    flaws: [
      { quadrant: undefined, field: 'colour', wrong: { is: 'unknown' } },
      { quadrant: undefined, field: 'title', wrong: { is: 'empty' } },
      { quadrant: 2, field: 'w', wrong: { is: 'out-of-range', least: matrixLimits.narrowest, most: matrixLimits.longestSide } },
      { quadrant: 2, field: 'h', wrong: { is: 'not-a-number' } },
      { quadrant: 2, field: 'xLow', wrong: { is: 'missing' } },
      { quadrant: 2, field: 'yName', wrong: { is: 'not-text' } },
      { quadrant: 2, field: 'topLeft', wrong: { is: 'too-long', longest: matrixLimits.labelLength } },
      {
        quadrant: 2,
        field: 'topRightTint',
        wrong: { is: 'not-a-choice', options: ['none', 'empowerment', 'marketing', 'balance', 'ink'] },
      },
      { quadrant: 2, field: 'script', wrong: { is: 'unknown' } },
      { quadrant: 3, field: 'xMax', wrong: { is: 'same-ends' } },
      { quadrant: 4, field: '', wrong: { is: 'not-an-object' } },
    ],
  })
})

test('[TEMPLATE-2] whatever a file holds, reading it gives a sound template or says what is wrong', () => {
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.record({ title: fc.jsonValue(), matrices: fc.array(fc.oneof(fc.jsonValue(), anyMatrix), { maxLength: 12 }) }),
    anyTemplate.chain((template) =>
      fc.tuple(fc.constantFrom(...Object.keys(matrixRules)), fc.jsonValue()).map(([field, value]) => ({
        ...template,
        matrices: template.matrices.map((matrix) => ({ ...matrix, [field]: value })),
      })),
    ),
  )
  fc.assert(
    fc.property(hostile, (value) => {
      const text = JSON.stringify({ ...(value as object), flamingo: 'template', version: 1 })
      const reading = readTemplateFile(text)
      const again = reading.kind === 'template' ? readTemplate(reading.template) : reading
      expect(again).toEqual(reading)
      expect(reading.kind === 'template' || (reading.kind === 'flawed' && reading.flaws.length > 0)).toBe(true)
    }),
    { numRuns: 150, seed: 5 },
  )
})

test('[TEMPLATE-2] keys that reach for an object’s insides are refused like any other unknown one', () => {
  const text = templateFileText({ title: 'A', matrices: [standard] }).replace('"name"', '"__proto__": { "w": 1 }, "constructor": 1, "name"')
  expect(readTemplateFile(text)).toEqual({
    kind: 'flawed',
    flaws: ['__proto__', 'constructor'].map((field) => ({ quadrant: 1, field, wrong: { is: 'unknown' } })),
  })
})

test('[TEMPLATE-3] the server takes exactly the matrices that a file may hold', () => {
  const serverTakes = (matrices: unknown): boolean =>
    createBoardBody.safeParse({ title: 'A', locale: 'ja', template: { matrices } }).success
  const fileMayHold = (matrices: unknown): boolean => readTemplate({ title: 'A', matrices }).kind === 'template'
  const nearly = fc
    .tuple(
      anyMatrix,
      fc.constantFrom(...Object.keys(matrixRules), 'other'),
      fc.oneof(fc.jsonValue(), fc.constant('x'.repeat(81)), fc.integer()),
    )
    .map(([matrix, field, value]) => ({ ...matrix, [field]: value }))
  fc.assert(
    fc.property(fc.array(fc.oneof(anyMatrix, nearly), { maxLength: 9 }), (matrices) => {
      const asSent: unknown = JSON.parse(JSON.stringify(matrices))
      expect(serverTakes(asSent)).toBe(fileMayHold(asSent))
    }),
    { numRuns: 120, seed: 3 },
  )
})

test('[TEMPLATE-3] matrices of a template keep their places to each other, their middle at 0, 0', () => {
  fc.assert(
    fc.property(anyTemplate, ({ matrices }) => {
      const placed = matricesOfStart({ matrices }, 'ja')
      const bounds = must(boundsOfMatrices(placed), 'there is one')
      expect(bounds.x + bounds.w / 2).toBeCloseTo(0, 6)
      expect(bounds.y + bounds.h / 2).toBeCloseTo(0, 6)
      const [first, firstPlaced] = [must(matrices[0], 'there is one'), must(placed[0], 'there is one')]
      for (const [at, matrix] of matrices.entries()) {
        const { x, y } = must(placed[at], 'as many as before')
        expect(x - firstPlaced.x).toBeCloseTo(matrix.x - first.x, 6)
        expect(y - firstPlaced.y).toBeCloseTo(matrix.y - first.y, 6)
        expect<MatrixOnBoard>({ ...matrix, x, y }).toEqual(placed[at])
      }
    }),
    { numRuns: 50, seed: 2 },
  )
})
