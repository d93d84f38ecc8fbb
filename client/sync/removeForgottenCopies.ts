import type { BoardId } from '../../shared/ids/boardId.ts'
import { byCopy, deleteCopy, inTransaction, openCopyDatabase, resultOf, type CopyRows } from './copyDatabase.ts'
import { boardOfCopy } from './copyId.ts'

/** Removes from this device the copies of boards that are off its list, unless they hold what the server doesn't have. Never rejects. */
export async function removeForgottenCopies(isListed: (boardId: BoardId) => boolean): Promise<void> {
  try {
    const database = await openCopyDatabase(indexedDB)
    await inTransaction(database, async (rows) => {
      for (const copy of await copiesIn(rows)) {
        const boardId = boardOfCopy(copy)
        if (boardId && isListed(boardId)) continue
        if ((await resultOf(rows.unsaved.index(byCopy).count(copy))) === 0) await deleteCopy(rows, copy)
      }
    })
    database.close()
  } catch {
    // A device that keeps nothing has nothing to remove.
  }
}

function copiesIn({ updates }: CopyRows): Promise<string[]> {
  const copies: string[] = []
  return new Promise((resolve, reject) => {
    const request = updates.index(byCopy).openKeyCursor(null, 'nextunique')
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('success', () => {
      const cursor = request.result
      if (!cursor) return resolve(copies)
      if (typeof cursor.key === 'string') copies.push(cursor.key)
      cursor.continue()
    })
  })
}
