import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fileBytes } from '../../../server/export/fileBytes.ts'
import { writeSetting } from '../../../shared/board/boardSettings.ts'
import type { ByteSource } from '../../../shared/boardFile/storedZip.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { readFlamingo } from '../../../shared/import/readFlamingo.ts'
import { arrow, note } from '../../support/canvasRecords.ts'
import { contentOf, placedMatrix, targetOf } from '../../support/importing.ts'

const target = targetOf([placedMatrix('shape:m')])

async function fileOf(edit: (document: Y.Doc) => void = () => undefined): Promise<Uint8Array> {
  const document = createBoardDocument({ title: 'Study circle', template: 'empowerment-marketing', locale: 'en' })
  const meta = { authorName: '佐藤', authorStandpoint: 'PR', media: 'owned', lineage: 'shape:first' }
  document.transact(() => {
    // The plot begins 96 to the right of the matrix' corner and is 2,400 × 1,500: this note's middle is at 75 % and 80 %.
    for (const record of [
      { ...note('shape:n', { x: 500, y: -550, text: '社員の声' }), meta },
      note('shape:o', { x: 9_000, text: 'far' }),
      arrow('shape:a'),
    ]) {
      createRecord(recordsOf(document), record as unknown as PlainRecord)
    }
    edit(document)
  })
  const update = Y.encodeStateAsUpdate(document)
  return buffer(
    fileBytes({ kind: 'board', title: '', exportedAt: '', update, versions: [], uploads: [] }, () => Promise.resolve(undefined)),
  )
}

function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, length) => Promise.resolve(bytes.slice(from, from + length)) }
}

test('[IMPORT-6] the notes of a board’s own file come with their words, authors, fields and scores; what else is on it is counted', async () => {
  const { notes, left } = contentOf(await readFlamingo(sourceOf(await fileOf()), target))
  expect(notes).toMatchObject([
    {
      text: '社員の声',
      author: { name: '佐藤', standpoint: 'PR' },
      fields: { media: 'owned' },
      lineage: 'shape:first',
      standing: { x: 75, y: 80 },
    },
    { text: 'far', standing: undefined },
  ])
  expect(left).toEqual([{ what: 'drawings', count: 1, names: ['arrow'] }])
})

test('[EXPORT-2] a board that hides its authors gives none of them to another', async () => {
  const hidden = await fileOf((document) => writeSetting(document, { setting: 'authorsHidden', on: true }))
  expect(contentOf(await readFlamingo(sourceOf(hidden), target)).notes.map(({ author }) => author)).toEqual([undefined, undefined])
})

test('[IMPORT-8] a board’s own file that is cut, changed or newer is refused', async () => {
  const whole = await fileOf()
  const changed = whole.slice()
  changed.fill(0, 200, 220)
  const newer = await fileOf((document) => metaOf(document).set('documentVersion', 99))
  const flaws = await Promise.all([whole.slice(0, -10), changed, newer].map((bytes) => readFlamingo(sourceOf(bytes), target)))
  expect(flaws.map((reading) => reading.kind === 'flawed' && reading.flaw.is)).toEqual(['not-this-format', 'damaged', 'newer'])
})
