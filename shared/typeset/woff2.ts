import decompress from 'brotli/decompress.js'
import { ByteReader } from './byteReader.ts'
import { writeSfnt } from './sfnt.ts'
import { restoreGlyphs } from './woff2Glyphs.ts'

/**
 * Unpacks a font from WOFF2 into a plain font file: fontkit reads WOFF2, too, but sets no variation of it. Throws when it is no such
 * file. Source: W3C, "WOFF File Format 2.0".
 */
export function unpackWoff2(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes)
  if (reader.u32() !== signature) throw new Error('This is no WOFF2 font')
  const flavor = reader.u32()
  reader.at = 12
  const count = reader.u16()
  reader.at = 20
  const packedSize = reader.u32()
  reader.at = headerSize
  const entries = Array.from({ length: count }, () => readEntry(reader))
  const whole = decompress(
    reader.bytes(packedSize),
    entries.reduce((sum, { size }) => sum + size, 0),
  )
  const tables = new Map<string, Uint8Array>()
  let at = 0
  for (const { tag, size } of entries) {
    tables.set(tag, whole.subarray(at, at + size))
    at += size
  }
  if (entries.some(({ tag, isTransformed }) => isTransformed && tag === 'hmtx')) throw new Error('A font with packed widths is not read')
  if (entries.some(({ tag, isTransformed }) => isTransformed && tag === 'glyf')) restoreGlyphs(tables)
  return writeSfnt(flavor, tables)
}

const signature = 0x774f4632
const headerSize = 48

type Entry = { tag: string; size: number; isTransformed: boolean }

function readEntry(reader: ByteReader): Entry {
  const flags = reader.u8()
  const known = flags & 63
  const tag = known === 63 ? String.fromCharCode(...reader.bytes(4)) : (knownTags[known] ?? '')
  const version = flags >> 6
  const size = reader.base128()
  // Glyphs and their places are packed by version 0, and as they are by 3; with all others it is the other way round.
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
  return { tag, size: isTransformed ? reader.base128() : size, isTransformed }
}

/** WOFF2 §4.1: the tags that are told by a number. */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '))
