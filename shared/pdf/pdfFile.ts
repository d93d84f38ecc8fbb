/** A place in a file that others refer to. */
export type PdfReference = string & { readonly __brand: 'PdfReference' }

/** Compresses as PDF's FlateDecode expects it (zlib, RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>

/** A PDF file while it is written (ISO 32000-1): its objects one after the other, and at the end where each begins. */
export class PdfFile {
  readonly #deflate: Deflate
  readonly #chunks: Uint8Array[] = []
  readonly #offsets: number[] = []
  #length = 0

  constructor(deflate: Deflate) {
    this.#deflate = deflate
    // The second line tells programs that pass files on that this one is not text.
    this.#write('%PDF-1.7\n')
    this.#write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a))
  }

  /** Takes a number for an object that comes later. */
  reserve(): PdfReference {
    this.#offsets.push(0)
    return `${this.#offsets.length} 0 R` as PdfReference
  }

  /** Writes an object; `at`: the number that was reserved for it. */
  add(content: string, at = this.reserve()): PdfReference {
    this.#begin(at)
    this.#write(`${content}\nendobj\n`)
    return at
  }

  /** Writes a stream of bytes, compressed. `entries`: what its dictionary says besides. */
  async addStream(entries: string, bytes: Uint8Array, at = this.reserve()): Promise<PdfReference> {
    const packed = await this.#deflate(bytes)
    this.#begin(at)
    this.#write(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`)
    this.#write(packed)
    this.#write('\nendstream\nendobj\n')
    return at
  }

  /** The whole file. */
  finish(catalog: PdfReference, information: PdfReference): Uint8Array {
    const start = this.#length
    const count = this.#offsets.length + 1
    const places = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    this.#write(`xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`)
    this.#write(`trailer\n<< /Size ${count} /Root ${catalog} /Info ${information} >>\nstartxref\n${start}\n%%EOF\n`)
    const whole = new Uint8Array(this.#length)
    let at = 0
    for (const chunk of this.#chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }

  #begin(at: PdfReference): void {
    const number = Number.parseInt(at, 10)
    this.#offsets[number - 1] = this.#length
    this.#write(`${number} 0 obj\n`)
  }

  #write(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? asciiBytes(content) : content
    this.#chunks.push(bytes)
    this.#length += bytes.length
  }
}

/** The bytes of a text that has ASCII characters only. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** A text for people, as PDF writes it in hexadecimal digits. */
export function pdfText(text: string): string {
  return `<FEFF${utf16Hex(text)}>`
}

/** A number as short as it is exact enough: a hundredth of a point is finer than any printer. */
export function pdfNumber(value: number): string {
  return String(Number(value.toFixed(2)) + 0)
}

/** A text in UTF-16, in hexadecimal digits. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return hex.toUpperCase()
}
