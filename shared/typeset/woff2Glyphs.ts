import { must } from '../must.ts'
import { ByteReader } from './byteReader.ts'
import { ByteWriter } from './byteWriter.ts'
import { writeSimpleGlyph, type GlyphPoint } from './simpleGlyph.ts'

/** Brings the tables `glyf` and `loca` back from the form in which WOFF2 packs them (§5.1), and notes in `head` how wide the places are. */
export function restoreGlyphs(tables: Map<string, Uint8Array>): void {
  const streams = openStreams(must(tables.get('glyf'), 'who asks has seen the table'))
  const [glyf, loca] = [new ByteWriter(65_536), new ByteWriter(4 * streams.count + 4)]
  for (let id = 0; id < streams.count; id++) {
    loca.u32(glyf.length)
    restoreGlyph(id, streams, glyf)
    glyf.pad(4)
  }
  loca.u32(glyf.length)
  const head = must(tables.get('head'), 'every font has one').slice()
  // indexToLocFormat: 32 bits.
  head.set([0, 1], 50)
  tables.set('glyf', glyf.done())
  tables.set('loca', loca.done())
  tables.set('head', head)
}

type Streams = Record<'contours' | 'points' | 'flags' | 'glyphs' | 'composites' | 'boxes' | 'instructions', ByteReader> & {
  count: number
  hasBox(id: number): boolean
}

function openStreams(table: Uint8Array): Streams {
  const reader = new ByteReader(table)
  reader.at = 4
  const count = reader.u16()
  reader.at = 8
  const sizes = Array.from({ length: 7 }, () => reader.u32())
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map((size) => reader.bytes(size))
  const open = (bytes: Uint8Array | undefined): ByteReader => new ByteReader(must(bytes, 'there are seven streams'))
  const boxStream = open(boxes)
  const bitmap = boxStream.bytes(((count + 31) >> 5) << 2)
  return {
    count,
    contours: open(contours),
    points: open(points),
    flags: open(flags),
    glyphs: open(glyphs),
    composites: open(composites),
    boxes: boxStream,
    instructions: open(instructions),
    hasBox: (id) => ((bitmap[id >> 3] ?? 0) & (0x80 >> (id & 7))) !== 0,
  }
}

function restoreGlyph(id: number, streams: Streams, out: ByteWriter): void {
  const contours = streams.contours.i16()
  if (contours === 0) return
  if (contours < 0) restoreComposite(streams, out)
  else restoreSimple(id, contours, streams, out)
}

const haveInstructions = 0x0100
const moreComponents = 0x0020

function restoreComposite(streams: Streams, out: ByteWriter): void {
  const { composites } = streams
  const start = composites.at
  let flags = moreComponents
  let instructed = false
  while ((flags & moreComponents) !== 0) {
    flags = composites.u16()
    instructed ||= (flags & haveInstructions) !== 0
    // The glyph, where it goes (bytes or words), and how it is scaled.
    composites.at += 2 + ((flags & 0x0001) !== 0 ? 4 : 2)
    composites.at += (flags & 0x0008) !== 0 ? 2 : (flags & 0x0040) !== 0 ? 4 : (flags & 0x0080) !== 0 ? 8 : 0
  }
  const length = composites.at - start
  composites.at = start
  out.i16(-1).bytes(streams.boxes.bytes(8)).bytes(composites.bytes(length))
  if (!instructed) return
  const count = streams.glyphs.short255()
  out.u16(count).bytes(streams.instructions.bytes(count))
}

function restoreSimple(id: number, contours: number, streams: Streams, out: ByteWriter): void {
  const counts = Array.from({ length: contours }, () => streams.points.short255())
  const points: GlyphPoint[] = []
  let [x, y] = [0, 0]
  for (let left = counts.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    const flag = streams.flags.u8()
    const [dx, dy] = readStep(flag & 127, streams.glyphs)
    x += dx
    y += dy
    points.push({ x, y, isOnCurve: flag < 128 })
  }
  const instructionCount = streams.glyphs.short255()
  writeSimpleGlyph(out, counts, points, {
    box: streams.hasBox(id) ? streams.boxes.bytes(8) : undefined,
    instructions: streams.instructions.bytes(instructionCount),
  })
}

/** A step from one point to the next, packed in one to four bytes (WOFF2 §5.2). */
function readStep(code: number, stream: ByteReader): [dx: number, dy: number] {
  if (code < 10) return [0, signed(code, ((code & 14) << 7) + stream.u8())]
  if (code < 20) return [signed(code, (((code - 10) & 14) << 7) + stream.u8()), 0]
  if (code < 84) {
    const [high, byte] = [code - 20, stream.u8()]
    return [signed(code, 1 + (high & 0x30) + (byte >> 4)), signed(code >> 1, 1 + ((high & 0x0c) << 2) + (byte & 15))]
  }
  if (code < 120) {
    const high = code - 84
    const [dx, dy] = [stream.u8(), stream.u8()]
    return [signed(code, 1 + (Math.floor(high / 12) << 8) + dx), signed(code >> 1, 1 + (((high % 12) >> 2) << 8) + dy)]
  }
  if (code < 124) {
    const [first, middle, last] = [stream.u8(), stream.u8(), stream.u8()]
    return [signed(code, (first << 4) + (middle >> 4)), signed(code >> 1, ((middle & 15) << 8) + last)]
  }
  return [signed(code, stream.u16()), signed(code >> 1, stream.u16())]
}

function signed(code: number, size: number): number {
  return (code & 1) === 1 ? size : -size
}
