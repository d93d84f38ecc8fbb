import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTLSchema } from '@tldraw/tlschema'
import { createCanvasSchema } from '../../../shared/document/canvasSchema.ts'
import { validRecord } from '../../../shared/document/validRecord.ts'
import type { ImportReading } from '../../../shared/import/importedContent.ts'
import { lineOfJsonFlaw } from '../../../shared/import/lineOfJsonFlaw.ts'
import { readText } from '../../../shared/import/readText.ts'
import { note } from '../../support/canvasRecords.ts'
import { placedMatrix, targetOf } from '../../support/importing.ts'

const target = targetOf([placedMatrix('shape:m')])
const flawOf = (name: string, text: string) => {
  const reading = readText(name, text, target)
  return reading.kind === 'flawed' ? reading.flaw : undefined
}
const tldr = (...records: object[]): string => JSON.stringify({ tldrawFileFormatVersion: 1, schema: createTLSchema().serialize(), records })
const page = { typeName: 'page', id: 'page:page', name: 'Page', index: 'a1', meta: {} }

test('[IMPORT-8] a file that is no good is refused with the line or the place', () => {
  expect(flawOf('a.csv', 'Text\n"open')).toEqual({ is: 'open-quote', line: 2 })
  expect(flawOf('a.json', '{\n "format": "flamingo-board",\n "notes": [}\n')).toEqual({ is: 'not-json', line: 3 })
  expect(flawOf('a.tldr', '{"tldrawFileFormatVersion":1')).toEqual({ is: 'not-json', line: 1 })
  expect(flawOf('a.tldr', '{"tldrawFileFormatVersion":2}')).toEqual({ is: 'newer' })
  expect(flawOf('a.tldr', tldr({ id: 5 }))).toEqual({ is: 'wrong-place', place: 'records[0]' })
  expect(flawOf('a.excalidraw', '{"type":"excalidraw","elements":[{"type":"text"}]}')).toEqual({ is: 'wrong-place', place: 'elements[0]' })
  expect(flawOf('a.json', '{"format":"flamingo-board","version":1,"notes":[{"text":"a","x":"b"}]}')).toEqual({
    is: 'wrong-place',
    place: 'notes[0].x',
  })
  expect(flawOf('a.json', '{"format":"flamingo-board","version":9,"notes":[]}')).toEqual({ is: 'newer' })
  expect(flawOf('a.exe', 'MZ')).toEqual({ is: 'unknown-format', name: 'a.exe' })
  expect(flawOf('a.csv', ' \n ')).toEqual({ is: 'empty' })
  expect(flawOf('a.md', 'no list')).toEqual({ is: 'nothing-found' })
  expect(flawOf('a.txt', '- a\n'.repeat(3_001))).toEqual({ is: 'too-many', count: 3_001, most: 3_000 })
})

test('[IMPORT-8] what nests out of all proportion brings nothing down', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  for (const text of [`{"tldrawFileFormatVersion":1,"a":${deep}}`, `{"type":"excalidraw","elements":[${deep}]}`]) {
    expect(['too-deep', 'wrong-place']).toContain(flawOf('a.json', text)?.is)
  }
  let nested: unknown = 'x'
  for (let level = 0; level < 1_000; level++) nested = { nested }
  expect(flawOf('a.tldr', tldr(page, { ...note('shape:n'), meta: { nested } }))).toEqual({ is: 'too-deep' })
})

test('[IMPORT-8] scripts in images, other hosts and matrices stay out, and are counted', () => {
  const asset = (id: string, src: string) => ({
    typeName: 'asset',
    id: `asset:${id}`,
    type: 'image',
    meta: {},
    props: { w: 1, h: 1, name: id, isAnimated: false, mimeType: 'image/svg+xml', src, fileSize: 1 },
  })
  const picture = (id: string) => ({
    ...note(`shape:${id}`),
    type: 'image',
    props: { w: 1, h: 1, playing: true, url: '', assetId: `asset:${id}`, crop: null, flipX: false, flipY: false, altText: '' },
  })
  const svg = `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`
  const embed = { ...note('shape:e'), type: 'embed', props: { w: 10, h: 10, url: 'https://evil.example' } }
  const matrix = { ...note('shape:matrix'), type: 'matrix', props: placedMatrix('shape:m').matrix }
  const reading = readText(
    'a.tldr',
    tldr(page, asset('s', svg), picture('s'), asset('h', 'https://evil.example/x.png'), picture('h'), embed, matrix, note('shape:n')),
    target,
  )
  expect(reading).toMatchObject({ kind: 'read', content: { drawing: { shapes: [{ id: 'shape:n' }], assets: [] } } })
  expect(reading.kind === 'read' && reading.content.left.map(({ what, count }) => [what, count])).toEqual([
    ['foreign', 2],
    ['strangeImages', 2],
  ])
})

test('[IMPORT-8] whatever stands in the fields: a refusal, or shapes that a canvas may show and texts without control characters', () => {
  const wild = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(null, true, Infinity, -1, 'javascript:alert(1)', '\u0000', '\ud800', '__proto__', [], {}) },
    fc.jsonValue({ maxDepth: 3 }),
  )
  const bent = (base: object): fc.Arbitrary<object> => {
    const names = [...Object.keys(base), '__proto__', 'extra']
    return fc.dictionary(fc.constantFrom(...names), wild, { maxKeys: 3 }).map((fields) => ({ ...base, ...fields }))
  }
  const element = {
    id: 'a',
    type: 'rectangle',
    x: 0,
    y: 0,
    width: 10,
    height: 10,
    strokeColor: '#000000',
    backgroundColor: 'transparent',
    points: [
      [0, 0],
      [5, 5],
    ],
    text: 'words',
    fontSize: 20,
  }
  const type = fc.constantFrom('rectangle', 'ellipse', 'diamond', 'text', 'arrow', 'line', 'freedraw', 'image', 'frame', 'embeddable')
  const excalidraw = fc
    .array(fc.tuple(bent(element), type), { maxLength: 4 })
    .map((all) =>
      JSON.stringify({ type: 'excalidraw', elements: all.map(([one, kind], at) => ({ type: kind, ...one, id: `e${at}` })), files: {} }),
    )
  const canvas = fc.array(bent(note('shape:n', { text: 'a' })), { maxLength: 3 }).map((records) => tldr(page, ...records))
  const board = fc
    .array(bent({ text: 'a', matrix: 'Quadrant 1', quadrant: 'topLeft', x: 1, y: 2, author: 'Aki', fields: {} }), { maxLength: 3 })
    .map((notes) => JSON.stringify({ format: 'flamingo-board', version: 1, notes }))
  fc.assert(
    fc.property(fc.oneof(excalidraw, canvas, board), (text) => expectSound(readText('a.json', text, target))),
    { numRuns: 400 },
  )
})

function expectSound(reading: ImportReading): void {
  if (reading.kind === 'flawed') return
  const schema = createCanvasSchema()
  for (const shape of reading.content.drawing?.shapes ?? []) expect(validRecord(schema, shape), JSON.stringify(shape)).toBeDefined()
  for (const { text } of reading.content.notes) {
    // oxlint-disable-next-line no-control-regex -- what must not be in it
    expect(text).not.toMatch(/[\u0000-\u0008\u000e-\u001f]|\p{Cs}/u)
  }
}

test('[IMPORT-8] the line in which JSON ends being JSON is found, whoever reads it', () => {
  const lines: [string, number][] = [
    ['{\n"a": 1,\n}', 3],
    ['[1,\n2\n3]', 3],
    ['{"a":\n"never closed', 2],
    ['{"a": [1, 2,\n {"b" 1}]}', 2],
    ['[1]\n]', 2],
    ['{"a": tru\n}', 1],
  ]
  for (const [text, line] of lines) expect([text, lineOfJsonFlaw(text)]).toEqual([text, line])
})
