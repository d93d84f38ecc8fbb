import { parentPort, workerData } from 'node:worker_threads'
import * as Y from 'yjs'
import { bindCanvasStore } from '../../../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'

const { records: count } = workerData as { records: number }

// tldraw's store waits for frames, which Node has none of.
Object.assign(globalThis, { requestAnimationFrame: (run: () => void) => setTimeout(run, 16) })

const asset = { typeName: 'asset', type: 'bookmark', props: { title: '', description: '', image: '', favicon: '', src: null }, meta: {} }
const document = new Y.Doc()
const records = recordsOf(document)
document.transact(() => {
  for (let number = 0; number < count; number++) createRecord(records, { ...asset, id: `asset:${number}` })
})

const opened = createCanvasStore()
bindCanvasStore(opened, document)

const joined = createCanvasStore()
const arriving = new Y.Doc()
bindCanvasStore(joined, arriving)
Y.applyUpdate(arriving, Y.encodeStateAsUpdate(document))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage([opened, joined].map((canvasStore) => canvasStore.query.ids('asset').get().size))
