import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindCanvasStore } from '../../../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'

test('[BIND-12] a board of 120,000 records is read without a stack overflow', { timeout: 120_000 }, () => {
  const document = new Y.Doc()
  const records = recordsOf(document)
  const asset = { typeName: 'asset', type: 'bookmark', props: { title: '', description: '', image: '', favicon: '', src: null }, meta: {} }
  document.transact(() => {
    for (let number = 0; number < 120_000; number++) createRecord(records, { ...asset, id: `asset:${number}` })
  })
  const canvasStore = createCanvasStore()
  const binding = bindCanvasStore(canvasStore, document)
  expect(canvasStore.query.ids('asset').get().size).toBe(120_000)
  binding.unbind()
})
