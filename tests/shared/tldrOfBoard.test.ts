import { createTLSchema, parseTldrawJsonFile, type TLRecord, type TLShape } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { writeSetting } from '../../shared/board/boardSettings.ts'
import { templateIds } from '../../shared/board/template.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../shared/document/createBoardDocument.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import { createRecord } from '../../shared/document/recordFields.ts'
import { textOfImage } from '../../shared/export/fileParts.ts'
import { tldrOfBoard } from '../../shared/export/tldrOfBoard.ts'
import { arrow, arrowBinding, group, image, imageAsset, note } from '../support/canvasRecords.ts'

const boardId = 'AAAAAAAAAAAAAAAA'
const upload = `/uploads/${boardId}/${'b'.repeat(22)}.png`

test('[EXPORT-22] tldraw reads the file of every template with its own schema; the quadrant is plain locked shapes below everything', () => {
  for (const template of templateIds) {
    const document = createBoardDocument({ title: '両輪の会', template, locale: 'ja' })
    put(document, note('shape:n', { text: '社員が中の人', index: 'a5' }))
    const shapes = read(textOf(document)).filter((record): record is TLShape => record.typeName === 'shape')
    const inOrder = shapes.toSorted((one, other) => (one.index < other.index ? -1 : 1))
    expect(inOrder.at(-1)?.id).toBe('shape:n')
    expect(new Set(inOrder.map(({ index }) => index)).size).toBe(shapes.length)
    const matrix = inOrder.slice(0, -1)
    expect(matrix.length > 0).toBe(template !== 'blank')
    expect(matrix.every(({ isLocked, type }) => isLocked && ['geo', 'line', 'arrow', 'text'].includes(type))).toBe(true)
  }
})

test('[EXPORT-22] names of axes and corners are in it, nobody’s session is, and what hung on the quadrant hangs on nothing', () => {
  const document = createBoardDocument({ title: 'Study circle', template: 'empowerment-marketing', locale: 'en' })
  const withFields = {
    ...note('shape:n', { text: 'own words' }),
    meta: { authorName: 'Aki', createdAt: '2026-11-25T10:00:00.000Z', media: 'paid', number: 3 },
  }
  put(document, withFields, arrow('shape:a', { index: 'a6' }), arrowBinding('binding:x', 'shape:a', 'shape:matrix', 'start'))
  put(
    document,
    arrowBinding('binding:y', 'shape:a', 'shape:n', 'end'),
    group('shape:g', { index: 'a7' }),
    note('shape:inside', { parentId: 'shape:g' }),
  )
  const text = textOf(document)
  for (const words of ['Both wheels turn', 'Empowerment', 'Marketing']) expect(text).toContain(words)
  const records = read(text)
  // What its reader adds by itself was not in the file.
  const written = (JSON.parse(text) as { records: TLRecord[] }).records
  expect(new Set(written.map(({ typeName }) => typeName))).toEqual(new Set(['document', 'page', 'shape', 'binding']))
  expect(records.filter(({ typeName }) => typeName === 'binding').map(({ id }) => id)).toEqual(['binding:y'])
  expect(records.find(({ id }) => id === 'shape:n')).toMatchObject({ meta: { authorName: 'Aki', media: 'paid', number: 3 } })
  expect(records.find(({ id }) => id === 'shape:inside')).toMatchObject({ parentId: 'shape:g' })
})

test('[EXPORT-22] images are inside, and one that is missing stops nothing', () => {
  const document = createBoardDocument({ title: 'Study circle', template: 'blank', locale: 'en' })
  const asset = plainOf(imageAsset('asset:p'))
  put(document, { ...asset, props: { ...(asset.props as object), src: upload } }, image('shape:i', 'asset:p'))
  expect(tldrOfBoard(document).filter((part) => typeof part !== 'string')).toEqual([
    { image: { boardId, file: `${'b'.repeat(22)}.png` }, before: '"', after: '"', missing: 'null' },
  ])
  expect(read(textOf(document, 'AAAA')).find(({ id }) => id === 'asset:p')).toMatchObject({ props: { src: 'data:image/png;base64,AAAA' } })
  expect(read(textOf(document, undefined)).find(({ id }) => id === 'asset:p')).toMatchObject({ props: { src: null } })
})

test('[EXPORT-2] a .tldr file names nobody while the board hides its authors', () => {
  const document = createBoardDocument({ title: 'Study circle', template: 'blank', locale: 'en' })
  put(document, {
    ...note('shape:n', { text: 'words' }),
    meta: {
      authorId: 'a1',
      authorName: 'Aki',
      authorStandpoint: 'PR',
      media: 'paid',
      changed: { id: 'b1', name: 'Ben', on: '2026-11-26' },
    },
  })
  writeSetting(document, { setting: 'authorsHidden', on: true })
  const text = textOf(document)
  for (const secret of ['Aki', 'author', 'PR', 'Ben']) expect(text).not.toContain(secret)
  expect(text).toContain('"media":"paid"')
})

function put(document: Y.Doc, ...records: object[]): void {
  document.transact(() => records.forEach((record) => createRecord(recordsOf(document), record as never)))
}

function textOf(document: Y.Doc, base64?: string): string {
  return tldrOfBoard(document)
    .map((part) => (typeof part === 'string' ? part : textOfImage(part, base64)))
    .join('')
}

function read(json: string): TLRecord[] {
  const reading = parseTldrawJsonFile({ json, schema: createTLSchema() })
  if (!reading.ok)
    throw new Error(JSON.stringify(reading.error, (_key, value: unknown) => (value instanceof Error ? value.message : value)))
  return reading.value.allRecords()
}
