import { readDeviceJson, writeDevice } from './deviceStorage.ts'

/** A list that this device keeps, for all tabs. */
export interface KeptList<Entry> {
  /** The same array until it changes. */
  all(): readonly Entry[]
  /** Calls `listener` after each change, another tab's too, until the returned function is called. */
  subscribe(listener: () => void): () => void
  change(edit: (entries: readonly Entry[]) => Entry[]): void
}

/** The list kept under `storageKey`. `parse` takes what was kept apart and leaves out what is no entry. */
export function createKeptList<Entry>(storageKey: string, parse: (value: unknown) => Entry[]): KeptList<Entry> {
  const listeners = new Set<() => void>()
  let shown: readonly Entry[] | undefined

  return {
    all: () => (shown ??= parse(readDeviceJson(storageKey))),
    subscribe(listener) {
      const otherTabWrote = (event: StorageEvent): void => {
        if (event.key !== null && event.key !== storageKey) return
        shown = undefined
        listener()
      }
      listeners.add(listener)
      addEventListener('storage', otherTabWrote)
      return () => {
        listeners.delete(listener)
        removeEventListener('storage', otherTabWrote)
      }
    },
    change(edit) {
      // Another tab may have written since: read again rather than write back an old list.
      shown = edit(parse(readDeviceJson(storageKey)))
      writeDevice(storageKey, JSON.stringify(shown))
      for (const listener of listeners) listener()
    },
  }
}
