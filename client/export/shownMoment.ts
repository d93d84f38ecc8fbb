import * as Y from 'yjs'
import { takeAgreements } from '../../shared/board/boardSettings.ts'
import { exportFileName } from '../../shared/export/exportFormats.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'

/** The version that is looked at in place of the present. `words`: what it is called. */
export type ShownMoment = { version: BoardVersion; document: Y.Doc; words: string }

/** Of which moment files are, as they say themselves; of the present they say nothing. */
export function asOf(past: ShownMoment | undefined): { asOf?: string } {
  return past ? { asOf: new Date(past.version.at).toISOString() } : {}
}

/** A file's name, with the day of the moment that is shown. */
export function nameOfFile(title: string, past: ShownMoment | undefined, ending: string): string {
  return exportFileName({ title, exportedAt: new Date().toISOString(), ...asOf(past) }, ending)
}

/** The document that is shown. Who may not know who wrote a note now may not know it of then. */
export function shownDocument(present: Y.Doc, past: ShownMoment | undefined): Y.Doc {
  if (!past) return present
  const document = new Y.Doc()
  Y.applyUpdate(document, Y.encodeStateAsUpdate(past.document))
  takeAgreements(present, document)
  return document
}
