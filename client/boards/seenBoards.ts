import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { isObject } from '../../shared/document/richText.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import type { SeenBoard } from '../../shared/version/sinceLastVisit.ts'

/** What this device showed of its boards last. Where a browser keeps nothing for us, nothing is known, and nothing fails. */
export interface SeenBoards {
  read(boardId: BoardId): Promise<SeenBoard | undefined>
  write(boardId: BoardId, seen: SeenBoard): Promise<void>
  /** Forgets the boards that are off the device's list. */
  forgetUnlisted(isListed: (boardId: BoardId) => boolean): Promise<void>
}

type Row = SeenBoard & { boardId: string }

/**
 * A database of its own: a page of an older Flamingo can't open one whose version has been raised, and the copies of boards must stay within its
 * reach.
 */
const databaseName = 'flamingo-seen'
const storeName = 'seen'
/** More notes than anybody reads changes of. */
const mostRecords = 6_000
/** The ones seen last; a large one takes some megabytes. */
const mostBoards = 50

/** Opens what is kept in this browser's IndexedDB. */
export function openSeenBoards(): SeenBoards {
  let opening: Promise<IDBDatabase> | undefined

  async function attempt<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T | Promise<T>): Promise<T | undefined> {
    try {
      opening ??= openDatabase()
      return await work((await opening).transaction(storeName, mode).objectStore(storeName))
    } catch {
      // Private windows, full disks, site data cleared while the page was open.
      opening = undefined
      return undefined
    }
  }

  return {
    read: (boardId) => attempt('readonly', async (store) => parseSeen(await resultOf<unknown>(store.get(boardId)))),
    async write(boardId, seen) {
      await attempt('readwrite', (store) => {
        const row: Row = { boardId, ...seen }
        // What is too much to keep must not leave an old state behind, either.
        if (seen.records.length > mostRecords) store.delete(boardId)
        else store.put(row)
        // A page that is being left doesn't wait until it would be committed by itself.
        store.transaction.commit()
      })
      await attempt('readwrite', removeOldest)
    },
    forgetUnlisted: (isListed) =>
      attempt('readwrite', async (store) => {
        for (const key of await resultOf(store.getAllKeys())) {
          const boardId = typeof key === 'string' ? parseBoardId(key) : undefined
          if (!boardId || !isListed(boardId)) store.delete(key)
        }
      }),
  }
}

async function removeOldest(store: IDBObjectStore): Promise<void> {
  const excess = (await resultOf(store.count())) - mostBoards
  if (excess > 0) for (const key of await resultOf(store.index('at').getAllKeys(null, excess))) store.delete(key)
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(storeName, { keyPath: 'boardId' }).createIndex('at', 'at')
  })
  return resultOf(request).then((database) => {
    database.addEventListener('versionchange', () => database.close())
    return database
  })
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

function parseSeen(row: unknown): SeenBoard | undefined {
  if (!isObject(row)) return undefined
  const { at, layout, records } = row
  if (typeof at !== 'number' || typeof layout !== 'string' || !Array.isArray(records)) return undefined
  return { at, layout, records: records as PlainRecord[] }
}
