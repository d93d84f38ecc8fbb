/**
 * What a device keeps of a board. `updates`: its document, as updates that can be applied in this order. `unsaved`: the things
 * (see changedThings.ts) with changes in it that are not known to be on the server's disk.
 */
export type KeptBoard = { updates: readonly Uint8Array[]; unsaved: readonly string[] }

/** A change of what is kept. `unsaved` replaces what this page said before. */
export type CopyChange = { updates: readonly Uint8Array[]; unsaved: readonly string[] }

/**
 * The copy of one board on this device, as one page sees it. Several pages may have the same board open: each adds what it
 * has, and removes only what it has read and put into something newer. So none ever takes away what another wrote.
 */
export interface LocalCopy {
  /**
   * What is kept and hasn't been read before. From then on this page answers for what is unsaved in it. Undefined when the
   * device keeps nothing for us (a private window, a full disk).
   */
  read(): Promise<KeptBoard | undefined>
  /**
   * Keeps a change, all of it or nothing, and says whether that worked. `wholeDocument` gives the document as one update: it is
   * asked for when there is nothing yet that `updates` could be added to, or so much that it is worth replacing.
   */
  write(change: CopyChange, wholeDocument: () => Uint8Array): Promise<boolean>
  /** Removes the copy, every page's part of it; with `unlessUnsaved` only if nothing in it is unsaved. Says whether it is gone. */
  remove(options: { unlessUnsaved: boolean }): Promise<boolean>
  close(): void
}

/** The origin of the transaction that brings a copy's content into a document. */
export const fromThisDevice = Symbol('from this device')
