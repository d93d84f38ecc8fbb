import { brotliCompressSync, brotliDecompressSync, constants, deflateSync, inflateSync } from 'node:zlib'
import * as Y from 'yjs'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { boardPageId, createBoardDocument } from '../shared/document/createBoardDocument.ts'
import { createRecord } from '../shared/document/recordFields.ts'

// Compares encodings of a snapshot on disk: `node bench/snapshotEncoding.ts`. See docs/decisions/0003.
const notes = 5_000
const people = 40

const document = createBoardDocument({ title: 'bench', template: 'empowerment-marketing', locale: 'ja' })
for (let n = 0; n < notes; n++) {
  if (n % (notes / people) === 0) document.clientID = 1_000 + n
  document.transact(() => createRecord(recordsOf(document), note(n)))
}

const v1 = Y.encodeStateAsUpdate(document)
measure(
  'V1 + deflate',
  (update) => deflateSync(update),
  (bytes) => inflateSync(bytes),
)
measure(
  'V1 + Brotli 5',
  (update) => brotliCompressSync(update, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  (bytes) => brotliDecompressSync(bytes),
)
measure(
  'V2 + deflate',
  (update) => deflateSync(Y.convertUpdateFormatV1ToV2(update)),
  (bytes) => Y.convertUpdateFormatV2ToV1(inflateSync(bytes)),
)

function measure(name: string, write: (update: Uint8Array) => Uint8Array, read: (bytes: Uint8Array) => Uint8Array): void {
  // The first round warms up, the second counts.
  for (const round of ['warm-up', 'measured']) {
    const start = performance.now()
    const bytes = write(v1)
    const written = performance.now()
    read(bytes)
    const done = performance.now()
    if (round === 'warm-up') continue
    console.log(
      `${name}: ${bytes.length} of ${v1.length} bytes, written in ${(written - start).toFixed(0)} ms, read in ${(done - written).toFixed(0)} ms`,
    )
  }
}

function note(n: number): Parameters<typeof createRecord>[1] {
  return {
    id: `shape:note-${n}`,
    typeName: 'shape',
    type: 'note',
    parentId: boardPageId,
    index: `a${n.toString(36)}`,
    x: (n * 7_919) % 2_592,
    y: (n * 104_729) % 1_692,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: {
      color: 'yellow',
      size: 'm',
      font: 'sans',
      align: 'middle',
      verticalAlign: 'middle',
      labelColor: 'black',
      growY: 0,
      fontSizeAdjustment: 0,
      url: '',
      scale: 1,
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `事例 ${n}: 社員が自分の言葉で語る` }] }] },
    },
    meta: { author: `participant ${n % people}` },
  }
}
