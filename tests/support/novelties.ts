import type { CanvasPeer } from './canvasPeer.ts'

/** Ids and characters that never come twice in one run. */
export class Novelties {
  #count = 0

  /** An id in no order that the rules could lean on, and with its maker's number at the end. */
  id(kind: 'shape' | 'binding' | 'page' | 'asset', peer: CanvasPeer): string {
    const number = ++this.#count
    return `${kind}:${((number * 7919) % 10_007).toString(36)}_${number}_${peer.document.clientID}`
  }

  /** A character that nobody has typed yet. */
  character(): string {
    return String.fromCodePoint(0x4e00 + ++this.#count)
  }
}
