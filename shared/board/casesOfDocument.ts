import type * as Y from 'yjs'
import { recordsOf } from '../document/boardDocument.ts'
import { CanvasView } from '../document/canvasView.ts'
import { createCanvasSchema } from '../document/canvasSchema.ts'
import { plainOf } from '../document/plainRecord.ts'
import { NoteIndex } from './noteIndex.ts'

/** The cases in a document, as a canvas shows it: bad records left out, broken relations repaired by the same rules. */
export function casesOfDocument(document: Y.Doc): NoteIndex {
  const records = recordsOf(document)
  const view = new CanvasView(createCanvasSchema(), records)
  view.read(records.keys())
  const index = new NoteIndex((id) => plainOf(view.get(id)))
  index.update(records.keys())
  return index
}
