import { createTLSchema } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { textOfImage } from '../../../shared/export/fileParts.ts'
import { tldrOfBoard } from '../../../shared/export/tldrOfBoard.ts'
import type { ImportedContent } from '../../../shared/import/importedContent.ts'
import { readText } from '../../../shared/import/readText.ts'
import { arrow, arrowBinding, group, image, imageAsset, note, page } from '../../support/canvasRecords.ts'
import { contentOf, placedMatrix, targetOf } from '../../support/importing.ts'

const target = targetOf([placedMatrix('shape:m')])
const schema = createTLSchema().serialize()
const firstPage = page('page:page', { index: 'a1' })

function read(records: readonly object[], from: object = schema): ImportedContent {
  return contentOf(readText('a.tldr', JSON.stringify({ tldrawFileFormatVersion: 1, schema: from, records }), target))
}

test('[IMPORT-7] a board that was saved for tldraw comes back as shapes: notes with what they say of themselves, images, arrows with their ends', () => {
  const document = createBoardDocument({ title: 'Study circle', template: 'empowerment-marketing', locale: 'en' })
  const asset = imageAsset('asset:p') as unknown as PlainRecord
  const records = [
    { ...note('shape:n', { text: 'own words' }), meta: { authorName: 'Aki', createdAt: '2026-11-25T10:00:00.000Z' } },
    { ...asset, props: { ...(asset.props as object), src: `/uploads/AAAAAAAAAAAAAAAA/${'b'.repeat(22)}.png` } },
    image('shape:i', 'asset:p', { index: 'a6' }),
    arrow('shape:a', { index: 'a7' }),
    arrowBinding('binding:b', 'shape:a', 'shape:n', 'end'),
  ]
  document.transact(() => records.forEach((record) => createRecord(recordsOf(document), record as PlainRecord)))
  const text = tldrOfBoard(document).map((part) => (typeof part === 'string' ? part : textOfImage(part, 'AAAA')))
  const { drawing, left } = contentOf(readText('board.tldr', text.join(''), target))
  expect(drawing?.shapes.find(({ id }) => id === 'shape:n')).toMatchObject({ type: 'note', meta: { authorName: 'Aki' } })
  expect(drawing?.shapes.every(({ isLocked }) => isLocked === false)).toBe(true)
  expect(drawing?.assets).toMatchObject([{ props: { src: 'data:image/png;base64,AAAA' } }])
  expect(drawing?.bindings).toMatchObject([{ fromId: 'shape:a', toId: 'shape:n' }])
  expect(left).toEqual([])
})

test('[IMPORT-7] the first page comes with its groups, parents first; further pages and broken records are counted', () => {
  const inside = note('shape:inside', { parentId: 'shape:g' })
  const elsewhere = note('shape:elsewhere', { parentId: 'page:two' })
  const broken = { ...note('shape:broken', { index: 'a5' }), opacity: 'much' }
  const second = page('page:two', { name: 'Ideas', index: 'a2' })
  const { drawing, left } = read([inside, elsewhere, broken, second, firstPage, group('shape:g', { index: 'a3' })])
  expect(drawing?.shapes.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['shape:g', 'page:page'],
    ['shape:inside', 'shape:g'],
  ])
  expect(left).toEqual([
    { what: 'otherPages', count: 1, names: ['Ideas'] },
    { what: 'invalid', count: 1, names: ['shape:broken'] },
  ])
})

test('[IMPORT-7] a file of an older tldraw is brought up to date, one of a newer is refused', () => {
  const { richText: _richText, ...props } = note('shape:old').props as Record<string, unknown>
  const old = { ...note('shape:old'), props: { ...props, text: 'from long ago' } }
  const older = { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.note': 8 } }
  expect(JSON.stringify(read([firstPage, old], older).drawing?.shapes)).toContain('from long ago')
  const newer = { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.note': 99 } }
  const text = JSON.stringify({ tldrawFileFormatVersion: 1, schema: newer, records: [firstPage] })
  expect(readText('a.tldr', text, target)).toEqual({ kind: 'flawed', flaw: { is: 'newer' } })
})
