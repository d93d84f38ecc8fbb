import {
  byCopy,
  deleteCopy,
  inTransaction,
  openCopyDatabase,
  resultOf,
  type CopyRows,
  type UnsavedRow,
  type UpdatesRow,
} from './copyDatabase.ts'
import type { CopyChange, KeptBoard, LocalCopy } from './localCopy.ts'

/** From so many rows on, the document as one is smaller and faster to open. */
const mostRows = 300

/** The copy `id` in this browser's IndexedDB; undefined where there is none or it is forbidden. `page`: as below. */
export function openDeviceCopy(id: string, page: number): LocalCopy | undefined {
  try {
    return openIndexedDbCopy({ factory: indexedDB, id, page })
  } catch {
    return undefined
  }
}

/** The copy `id` in IndexedDB. `page`: a number that no other open page has. */
function openIndexedDbCopy({ factory, id, page }: { factory: IDBFactory; id: string; page: number }): LocalCopy {
  /** The rows whose content this page has. */
  const known = new Set<number>()
  let opening: Promise<IDBDatabase> | undefined
  return { read, write, remove, close }

  async function attempt<T>(work: (rows: CopyRows) => Promise<T>): Promise<T | undefined> {
    try {
      opening ??= openCopyDatabase(factory)
      return await inTransaction(await opening, work)
    } catch {
      // Private windows, full disks, site data cleared while the page was open: whoever asked is told, and may ask again.
      close()
      return undefined
    }
  }

  async function read(): Promise<KeptBoard | undefined> {
    const found = await attempt(async (rows) => ({ updates: await readNews(rows.updates), unsaved: await takeOverUnsaved(rows.unsaved) }))
    if (!found) return undefined
    for (const { key } of found.updates) known.add(key)
    return { updates: found.updates.flatMap(({ row }) => row.updates), unsaved: found.unsaved }
  }

  async function readNews(store: IDBObjectStore): Promise<{ key: number; row: UpdatesRow }[]> {
    const keys = (await resultOf(store.index(byCopy).getAllKeys(id))) as number[]
    const news = keys.filter((key) => !known.has(key))
    return Promise.all(news.map(async (key) => ({ key, row: (await resultOf(store.get(key))) as UpdatesRow })))
  }

  async function takeOverUnsaved(store: IDBObjectStore): Promise<string[]> {
    const rows = (await resultOf(store.index(byCopy).getAll(id))) as UnsavedRow[]
    const others = rows.filter((row) => row.page !== page)
    if (others.length === 0) return []
    for (const row of others) store.delete([id, row.page])
    keepUnsaved(store, [...new Set(rows.flatMap(({ things }) => things))])
    return [...new Set(others.flatMap(({ things }) => things))]
  }

  async function write({ updates, unsaved }: CopyChange, wholeDocument: () => Uint8Array): Promise<boolean> {
    const written = await attempt(async (rows) => {
      keepUnsaved(rows.unsaved, unsaved)
      const isWhole = known.size >= mostRows || !(await isFirstThere(rows.updates))
      if (isWhole) for (const key of known) rows.updates.delete(key)
      const added = isWhole ? [wholeDocument()] : updates
      const row: UpdatesRow = { copy: id, updates: added }
      return { isWhole, key: added.length > 0 ? Number(await resultOf(rows.updates.add(row))) : undefined }
    })
    if (written?.isWhole) known.clear()
    if (written?.key !== undefined) known.add(written.key)
    // What these updates build on may not be there the next time: begin anew then.
    if (!written) known.clear()
    return written !== undefined
  }

  // The first row goes with all others when somebody removes the copy, and what came after it would hang in the air.
  async function isFirstThere(store: IDBObjectStore): Promise<boolean> {
    const [first] = known
    return first !== undefined && (await resultOf(store.getKey(first))) !== undefined
  }

  function keepUnsaved(store: IDBObjectStore, things: readonly string[]): void {
    const row: UnsavedRow = { copy: id, page, things }
    if (things.length > 0) store.put(row)
    else store.delete([id, page])
  }

  async function remove({ unlessUnsaved }: { unlessUnsaved: boolean }): Promise<boolean> {
    const isGone = await attempt(async (rows) => {
      if (unlessUnsaved && (await resultOf(rows.unsaved.index(byCopy).count(id))) > 0) return false
      await deleteCopy(rows, id)
      return true
    })
    if (isGone) known.clear()
    return isGone ?? false
  }

  function close(): void {
    void opening?.then(
      (database) => database.close(),
      () => undefined,
    )
    opening = undefined
  }
}
