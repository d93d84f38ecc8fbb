import * as Y from 'yjs'

/** What a device has kept of a board: every update that one of its tabs has seen. Tabs share it and don't talk to each other. */
export class LocalCopy {
  #updates: readonly Uint8Array[]

  constructor(updates: readonly Uint8Array[] = []) {
    this.#updates = updates
  }

  get updates(): readonly Uint8Array[] {
    return this.#updates
  }

  /** Keeps whatever changes in `document` from now on. */
  keep(document: Y.Doc): void {
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#updates = [...this.#updates, update]
    })
  }

  /** Puts one state in the place of many updates: that of `document`, after it has read what other tabs have kept. */
  trim(document: Y.Doc): void {
    for (const update of this.#updates) Y.applyUpdate(document, update, this)
    this.#updates = [Y.encodeStateAsUpdate(document)]
  }

  /** What a tab that opens now would have. */
  document(): Y.Doc {
    const document = new Y.Doc()
    for (const update of this.#updates) Y.applyUpdate(document, update)
    return document
  }
}
