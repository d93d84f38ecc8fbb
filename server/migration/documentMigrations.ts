import type * as Y from 'yjs'

/** Brings a document's layout from one version to the next: changes `meta` and `records` as they lie in the document. */
export type DocumentMigration = (document: Y.Doc) => void

/**
 * Entry n leads from version n + 1 to n + 2, so that there is one entry less than `documentVersion`. A version that came
 * with a change of the canvas's schema alone has an entry that does nothing: tldraw's migrations follow by themselves.
 * Entries that were released are never changed. They use nothing that describes the newest layout (recordFields.ts).
 */
export const documentMigrations: readonly DocumentMigration[] = []
