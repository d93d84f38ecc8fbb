import * as Y from 'yjs'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { fetchVersion } from '../http/versionApi.ts'

/** The documents of versions; undefined when one doesn't come. The last few are kept: a slider goes back and forth. */
export type VersionDocuments = (id: VersionId) => Promise<Y.Doc | undefined>

const keptDocuments = 12

/** Fetches the documents of versions, which never change. `linkOf`: to the board that has one. */
export function createVersionDocuments(linkOf: (id: VersionId) => BoardLink): VersionDocuments {
  const known = new Map<VersionId, Promise<Y.Doc | undefined>>()
  return (id) => {
    const loading = known.get(id) ?? load(linkOf(id), id)
    known.delete(id)
    known.set(id, loading)
    void loading.then((document) => document ?? known.delete(id))
    const [oldest] = known.keys()
    if (known.size > keptDocuments && oldest !== undefined) known.delete(oldest)
    return loading
  }
}

async function load(link: BoardLink, id: VersionId): Promise<Y.Doc | undefined> {
  const update = await fetchVersion(link, id)
  if (!update) return undefined
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  return document
}
