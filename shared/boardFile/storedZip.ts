/**
 * ZIP without compression: what is written and read of the format that every computer can open. Source: PKWARE's APPNOTE 6.3.10, sections 4.3.7
 * (local header), 4.3.12 (central directory) and 4.3.16 (its end).
 */
export type ZipEntry = { name: string; bytes: number; crc32: number; offset: number }

const localHeaderBytes = 30
const directoryEntryBytes = 46
const endBytes = 22
const localSignature = 0x04034b50
const directorySignature = 0x02014b50
const endSignature = 0x06054b50
const stored = 0
const version = 20
/** Names are UTF-8. */
const utf8Flag = 0x0800
/** 1 January 1980: the same board gives the same bytes. */
const firstDay = 0x21

/** The most entries that are read, and the most bytes of their directory: a board of 200 MB has a few hundred. */
const mostEntries = 10_000
const mostDirectoryBytes = 2 * 1024 * 1024

/** What stands before the bytes of an entry. `name`: ASCII. */
export function localHeader({ name, bytes, crc32 }: Omit<ZipEntry, 'offset'>): Uint8Array {
  const header = new Uint8Array(localHeaderBytes + name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, localSignature, true)
  writeCommon(view, 4, { name, bytes, crc32 })
  writeName(header, localHeaderBytes, name)
  return header
}

/** What stands after all entries. `offset`s: where their local headers begin; `start`: where this begins. */
export function centralDirectory(entries: readonly ZipEntry[], start: number): Uint8Array {
  const length = entries.reduce((sum, { name }) => sum + directoryEntryBytes + name.length, 0)
  const directory = new Uint8Array(length + endBytes)
  const view = new DataView(directory.buffer)
  let at = 0
  for (const entry of entries) {
    view.setUint32(at, directorySignature, true)
    view.setUint16(at + 4, version, true)
    writeCommon(view, at + 6, entry)
    view.setUint32(at + 42, entry.offset, true)
    writeName(directory, at + directoryEntryBytes, entry.name)
    at += directoryEntryBytes + entry.name.length
  }
  view.setUint32(at, endSignature, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, length, true)
  view.setUint32(at + 16, start, true)
  return directory
}

/** Bytes that can be read anywhere: a file, a Blob. */
export type ByteSource = { size: number; read: (from: number, length: number) => Promise<Uint8Array> }

/** An entry that was found: where its bytes begin. */
export type FoundEntry = { name: string; bytes: number; start: number }

/**
 * Finds the entries of an archive that was written by this file's functions. Undefined when it is none, or not whole; `repacked` when another program
 * has made it: compressed, encrypted, with entries that overlap or lie beside what the directory says.
 */
export async function findEntries(source: ByteSource): Promise<FoundEntry[] | 'repacked' | undefined> {
  if (source.size < endBytes) return undefined
  const first = viewOf(await source.read(0, 4))
  const end = viewOf(await source.read(source.size - endBytes, endBytes))
  if (first.getUint32(0, true) !== localSignature) return undefined
  if (end.getUint32(0, true) !== endSignature) return undefined
  const count = end.getUint16(10, true)
  const length = end.getUint32(12, true)
  const start = end.getUint32(16, true)
  if (start + length + endBytes !== source.size || length > mostDirectoryBytes || count > mostEntries) return 'repacked'
  const listed = readDirectory(await source.read(start, length), count)
  if (!listed) return 'repacked'
  const found: FoundEntry[] = []
  let free = 0
  for (const entry of listed.toSorted((one, other) => one.offset - other.offset)) {
    const begins = entry.offset + localHeaderBytes + entry.name.length
    // Each follows upon the one before: no byte belongs to two.
    if (entry.offset !== free || begins + entry.bytes > start) return 'repacked'
    const header = await source.read(entry.offset, localHeaderBytes + entry.name.length)
    if (!isSame(header, localHeader(entry))) return 'repacked'
    free = begins + entry.bytes
    found.push({ name: entry.name, bytes: entry.bytes, start: begins })
  }
  if (free !== start || new Set(found.map(({ name }) => name)).size < found.length) return 'repacked'
  return found
}

function readDirectory(bytes: Uint8Array, count: number): ZipEntry[] | undefined {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + directoryEntryBytes > bytes.length || view.getUint32(at, true) !== directorySignature) return undefined
    const nameBytes = view.getUint16(at + 28, true)
    const next = at + directoryEntryBytes + nameBytes
    // Stored, without extra fields, comments or further disks: as we write it.
    const isOurs = view.getUint16(at + 10, true) === stored && view.getUint32(at + 30, true) === 0 && view.getUint16(at + 34, true) === 0
    if (!isOurs || next > bytes.length) return undefined
    const name = String.fromCharCode(...bytes.subarray(at + directoryEntryBytes, next))
    if (!/^[\w-][\w./-]{0,199}$/.test(name) || name.includes('..')) return undefined
    entries.push({
      name,
      bytes: view.getUint32(at + 24, true),
      crc32: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return at === bytes.length ? entries : undefined
}

// From the version needed to the length of what comes after the name: the same in both headers.
function writeCommon(view: DataView, at: number, { name, bytes, crc32 }: Omit<ZipEntry, 'offset'>): void {
  view.setUint16(at, version, true)
  view.setUint16(at + 2, utf8Flag, true)
  view.setUint16(at + 4, stored, true)
  view.setUint16(at + 8, firstDay, true)
  view.setUint32(at + 10, crc32, true)
  view.setUint32(at + 14, bytes, true)
  view.setUint32(at + 18, bytes, true)
  view.setUint16(at + 22, name.length, true)
}

function writeName(target: Uint8Array, at: number, name: string): void {
  for (let index = 0; index < name.length; index++) target[at + index] = name.charCodeAt(index)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
