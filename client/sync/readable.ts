/** A value that changes over time: what hooks subscribe to (`useSyncExternalStore(readable.subscribe, readable.get)`). */
export interface Readable<T> {
  /** The present value; the same object until it changes. */
  get(): T
  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: () => void): () => void
}

/** A readable whose owner can change it. */
export interface Writable<T> extends Readable<T> {
  set(value: T): void
}

/** A new writable value. Setting an identical value tells nobody. */
export function createWritable<T>(initial: T): Writable<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
