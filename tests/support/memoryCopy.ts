import type { LocalCopy } from '../../client/sync/localCopy.ts'

/** What a device's database does for the copy of one board, in memory. Its pages share it. */
export class MemoryCopyStore {
  /** While true, nothing can be read or written. */
  isBroken = false
  readonly rows = new Map<number, readonly Uint8Array[]>()
  readonly unsavedByPage = new Map<number, readonly string[]>()
  #lastKey = 0

  /** The copy as the page of that number sees it. */
  open(page: number): LocalCopy {
    const known = new Set<number>()
    return {
      read: async () => {
        if (this.isBroken) return undefined
        const news = [...this.rows].filter(([key]) => !known.has(key))
        for (const [key] of news) known.add(key)
        const others = [...this.unsavedByPage].filter(([other]) => other !== page)
        const things = new Set(others.flatMap(([, names]) => names))
        for (const [other] of others) this.unsavedByPage.delete(other)
        if (things.size > 0) this.unsavedByPage.set(page, [...new Set([...(this.unsavedByPage.get(page) ?? []), ...things])])
        return { updates: news.flatMap(([, updates]) => updates), unsaved: [...things] }
      },
      write: async ({ updates, unsaved }, wholeDocument) => {
        if (this.isBroken) {
          known.clear()
          return false
        }
        if (unsaved.length > 0) this.unsavedByPage.set(page, unsaved)
        else this.unsavedByPage.delete(page)
        const [first] = known
        if (first === undefined || !this.rows.has(first)) {
          for (const key of known) this.rows.delete(key)
          known.clear()
          known.add(this.#add([wholeDocument()]))
        } else if (updates.length > 0) known.add(this.#add(updates))
        return true
      },
      remove: async ({ unlessUnsaved }) => {
        if (this.isBroken || (unlessUnsaved && this.unsavedByPage.size > 0)) return false
        this.rows.clear()
        this.unsavedByPage.clear()
        known.clear()
        return true
      },
      close: () => undefined,
    }
  }

  #add(updates: readonly Uint8Array[]): number {
    this.rows.set(++this.#lastKey, updates)
    return this.#lastKey
  }
}
