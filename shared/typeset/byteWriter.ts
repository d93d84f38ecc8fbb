/** Writes big-endian numbers one after the other into room that grows. */
export class ByteWriter {
  #bytes: Uint8Array
  #view: DataView
  length = 0

  constructor(room = 256) {
    this.#bytes = new Uint8Array(room)
    this.#view = new DataView(this.#bytes.buffer)
  }

  u8(value: number): this {
    this.#makeRoom(1)
    this.#view.setUint8(this.length++, value)
    return this
  }

  u16(...values: readonly number[]): this {
    for (const value of values) {
      this.#makeRoom(2)
      this.#view.setUint16(this.length, value)
      this.length += 2
    }
    return this
  }

  i16(value: number): this {
    this.#makeRoom(2)
    this.#view.setInt16(this.length, value)
    this.length += 2
    return this
  }

  u32(value: number): this {
    this.#makeRoom(4)
    this.#view.setUint32(this.length, value)
    this.length += 4
    return this
  }

  bytes(bytes: Uint8Array): this {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
    return this
  }

  /** Zeros up to a multiple of `step`. */
  pad(step: number): this {
    while (this.length % step !== 0) this.u8(0)
    return this
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }

  #makeRoom(count: number): void {
    if (this.length + count <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count))
    grown.set(this.#bytes)
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}
