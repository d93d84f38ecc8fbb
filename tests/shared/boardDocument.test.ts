import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/must.ts'
import { locales } from '../../shared/board/locale.ts'
import { matrixOfTemplate, templateIds } from '../../shared/board/template.ts'
import { metaOf, recordsOf, titleOf } from '../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'
import { createBoardDocument } from '../../shared/document/createBoardDocument.ts'
import { createRecord, fieldsOfRecord, readRecord, recordOfFields, type PlainRecord } from '../../shared/document/recordFields.ts'
import type { RichText } from '../../shared/document/richText.ts'
import { richTextOf, sharedTextOf } from '../../shared/document/sharedText.ts'

const jsonValue = fc.jsonValue({ maxDepth: 2 })
const fieldName = fc
  .stringMatching(/^[a-z][A-Za-z]{0,8}$/)
  .filter((name) => !['x', 'y', 'props', 'meta', 'position', 'id', 'typeName', 'richText'].includes(name))

const anyRecord: fc.Arbitrary<PlainRecord> = fc
  .record({
    own: fc.dictionary(fieldName, jsonValue),
    props: fc.dictionary(fieldName, jsonValue),
    meta: fc.dictionary(fieldName, jsonValue),
    x: fc.integer(),
    y: fc.integer(),
  })
  .map(({ own, props, meta, x, y }) => ({ ...own, id: 'shape:a', typeName: 'shape', x, y, props, meta }))

test('[DOC-1] a record taken apart into fields and put together again is the same record', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(recordOfFields(fieldsOfRecord(record))).toEqual(record)
    }),
  )
})

test('[DOC-1] a record written into a document is read back as it was', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const records = recordsOf(new Y.Doc())
      createRecord(records, record)
      expect(readRecord(must(records.get(record.id), 'just written'))).toEqual(record)
    }),
  )
})

test('[DOC-2] x and y are one field', () => {
  const fields = fieldsOfRecord({ id: 'shape:a', typeName: 'shape', x: 3, y: 4, props: {}, meta: {} })
  expect(fields.get('position')).toEqual([3, 4])
  expect(fields.has('x') || fields.has('y')).toBe(false)
})

test('a field named __proto__ stays a field', () => {
  const record = recordOfFields([
    ['id', 'shape:a'],
    ['typeName', 'shape'],
    ['props.__proto__', { polluted: true }],
  ])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(record.props)).toBe(Object.prototype)
})

const mark = fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'link', attrs: { href: 'https://example.org' } })
const text = fc.record({
  text: fc.string({ minLength: 1, unit: 'grapheme' }),
  marks: fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type }),
})

test('[DOC-3] a text with marks goes into the document and comes back with every character and mark', () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const richText: RichText = {
        type: 'doc',
        content: paragraphs.map((texts) => ({
          type: 'paragraph',
          attrs: { dir: 'auto' },
          content: texts.map(({ text: characters, marks }) => ({ type: 'text', text: characters, marks })),
        })),
      }
      const document = new Y.Doc()
      document.getMap('texts').set('text', sharedTextOf(richText))
      const back = richTextOf(document.getMap('texts').get('text') as Y.Text)
      expect(runsOf(back)).toEqual(runsOf(richText))
    }),
  )
})

test.each(templateIds.flatMap((template) => locales.map((locale) => ({ template, locale }))))(
  '[DOC-4] a new $template board in $locale holds only valid records, its title and its schema',
  ({ template, locale }) => {
    const document = createBoardDocument({ title: '第1回 勉強会', template, locale })
    const schema = createCanvasSchema()
    const records = [...recordsOf(document).values()].map((yRecord) => readRecord(yRecord))
    for (const record of records) schema.types[record.typeName as 'shape'].validate(record)
    expect(records.filter((record) => record.type === 'matrix')).toHaveLength(template === 'blank' ? 0 : 1)
    expect(titleOf(document)).toBe('第1回 勉強会')
    expect(metaOf(document).get('schema')).toEqual(schema.serialize())
  },
)

test.each(templateIds.filter((template) => template !== 'blank'))(
  'the %s template says something at every end in both languages',
  (template) => {
    const [ja, en] = [matrixOfTemplate(template, 'ja'), matrixOfTemplate(template, 'en')]
    for (const name of [
      'xName',
      'xLow',
      'xHigh',
      'yName',
      'yLow',
      'yHigh',
      'topLeft',
      'topRight',
      'bottomLeft',
      'bottomRight',
      'diagonalLabel',
    ] as const) {
      expect(Boolean(ja?.[name]), name).toBe(Boolean(en?.[name]))
    }
  },
)

/** A text as characters with their marks: where one text node ends and the next begins says nothing. */
function runsOf(richText: RichText): string[][] {
  return richText.content.map((paragraph) =>
    (paragraph.content ?? []).flatMap(({ text: characters = '', marks = [] }) =>
      Array.from(
        characters,
        (character) =>
          `${character} ${marks
            .map(({ type }) => type)
            .sort()
            .join()}`,
      ),
    ),
  )
}
