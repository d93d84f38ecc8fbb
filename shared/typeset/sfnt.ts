import { ByteWriter } from './byteWriter.ts'

/** TrueType outlines, as the first four bytes of a file say. */
export const trueTypeFlavor = 0x00010000

/** A font file out of its tables (OpenType, "The OpenType font file"). */
export function writeSfnt(flavor: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...tables.keys()].sort()
  const largestPower = 2 ** Math.floor(Math.log2(names.length))
  const out = new ByteWriter([...tables.values()].reduce((sum, { length }) => sum + length + 32, 64))
  out.u32(flavor).u16(names.length, largestPower * 16, Math.log2(largestPower), (names.length - largestPower) * 16)
  let offset = 12 + 16 * names.length
  for (const name of names) {
    const table = tables.get(name) ?? new Uint8Array()
    for (const letter of name) out.u8(letter.charCodeAt(0))
    out.u32(checksumOf(table)).u32(offset).u32(table.length)
    offset += Math.ceil(table.length / 4) * 4
  }
  for (const name of names) out.bytes(tables.get(name) ?? new Uint8Array()).pad(4)
  return out.done()
}

function checksumOf(table: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    for (let byte = 0; byte < 4; byte++) sum += (table[at + byte] ?? 0) * 2 ** (24 - 8 * byte)
    sum %= 2 ** 32
  }
  return sum
}
