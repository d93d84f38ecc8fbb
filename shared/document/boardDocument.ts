import * as Y from 'yjs'

/**
 * The version of a document: of its layout and of the canvas's schema. Raised with every change of either, together with an
 * entry in server/migration/documentMigrations.ts: pages that know a lower version are not let in.
 */
export const documentVersion = 1

/** The document's two roots. `meta` holds title, documentVersion, schema (tldraw's, serialized), template, locale. */
export function metaOf(document: Y.Doc): Y.Map<unknown> {
  return document.getMap('meta')
}

/** Record id → the record's fields. See recordFields.ts. */
export function recordsOf(document: Y.Doc): Y.Map<YRecord> {
  return document.getMap('records')
}

/** One record in the document: field name → JSON value, or a Y.Text for `props.richText` (see sharedText.ts). */
export type YRecord = Y.Map<unknown>

/** The board's title, '' when there is none or something else stands in its place. */
export function titleOf(document: Y.Doc): string {
  const title = metaOf(document).get('title')
  return typeof title === 'string' ? title : ''
}
