/** Some updates of one copy's document, in the order of their keys. */
export type UpdatesRow = { copy: string; updates: readonly Uint8Array[] }

/** The things that one page has changed and that are not known to be on the server's disk. */
export type UnsavedRow = { copy: string; page: number; things: readonly string[] }

/** One transaction over both kinds of rows. */
export type CopyRows = { updates: IDBObjectStore; unsaved: IDBObjectStore }

/** One database for the copies of all boards on this device. */
const databaseName = 'flamingo'
const databaseVersion = 1
/** The index of both stores by copy. */
export const byCopy = 'copy'

/** Opens the database, making it if there is none. Rejects when the browser keeps nothing for us. */
export function openCopyDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, databaseVersion)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('updates', { autoIncrement: true }).createIndex(byCopy, 'copy')
      request.result.createObjectStore('unsaved', { keyPath: ['copy', 'page'] }).createIndex(byCopy, 'copy')
    })
    request.addEventListener('success', () => {
      // A page of a later version must not wait for this one to be closed.
      request.result.addEventListener('versionchange', () => request.result.close())
      resolve(request.result)
    })
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('blocked', () => reject(new Error('an older page keeps the database open')))
  })
}

/** Runs `work` in one transaction and resolves to what it gives once that is kept. Rejects, with nothing done, when it fails. */
export async function inTransaction<T>(database: IDBDatabase, work: (rows: CopyRows) => Promise<T>): Promise<T> {
  const transaction = database.transaction(['updates', 'unsaved'], 'readwrite')
  const kept = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the transaction was given up')))
  })
  const working = work({ updates: transaction.objectStore('updates'), unsaved: transaction.objectStore('unsaved') })
  const [result] = await Promise.all([working.catch(giveUp), kept])
  return result

  function giveUp(error: unknown): never {
    try {
      transaction.abort()
    } catch {
      // It has ended already.
    }
    throw error
  }
}

/** What a request gives. The transaction stays open if the next request is made in the same task. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** Deletes all rows of a copy. */
export async function deleteCopy(rows: CopyRows, copy: string): Promise<void> {
  for (const store of [rows.updates, rows.unsaved]) {
    for (const key of await resultOf(store.index(byCopy).getAllKeys(copy))) store.delete(key)
  }
}
