import type { TLRecord } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { recordsOf } from './boardDocument.ts'
import { CanvasView, standInIds } from './canvasView.ts'
import { createCanvasSchema } from './canvasSchema.ts'

/** The records of a document as a canvas shows them: bad ones left out, broken relations repaired by the same rules. */
export function canvasRecordsOf(document: Y.Doc): TLRecord[] {
  const records = recordsOf(document)
  const view = new CanvasView(createCanvasSchema(), records)
  view.read(records.keys())
  return [...new Set([...standInIds, ...records.keys()])].flatMap((id) => view.get(id) ?? [])
}
