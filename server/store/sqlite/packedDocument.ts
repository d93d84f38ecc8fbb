import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { CompressedBytes } from '../boardStore.ts'
import { compressed, decompressed } from '../compression.ts'
import { checksumOf } from './checksum.ts'

/** A whole document as it lies in a row: compressed, with a checksum over what is stored. */
export type PackedDocument = { encoding: string; bytes: Uint8Array; checksum: number }

/** Whose document it is, the newest update in it, and what the row is called when something is wrong with it. */
type Place = { boardId: BoardId; throughSequence: number; name: string }

// Named in every row, so that another encoding can come without touching the old rows.
const presentEncoding = 'v1+brotli'

/** Packs `document` (V1 update encoding). */
export function packDocument({ boardId, throughSequence }: Omit<Place, 'name'>, document: Uint8Array): PackedDocument {
  const bytes = compressed(document)
  return { encoding: presentEncoding, bytes, checksum: checksumOf(boardId, throughSequence, bytes) }
}

/** Packs a document that is compressed already. */
export function packCompressed({ boardId, throughSequence }: Omit<Place, 'name'>, { encoding, bytes }: CompressedBytes): PackedDocument {
  return { encoding: encoding === 'br' ? 'v1+brotli' : 'v1+deflate', bytes, checksum: checksumOf(boardId, throughSequence, bytes) }
}

/**
 * The document in V1 update encoding, and as it lies in the row. Throws when its bytes went bad or were written by a newer
 * Flamingo.
 */
export function unpackDocument(place: Place, packed: PackedDocument): { document: Uint8Array; compressed: CompressedBytes } {
  const lying = unpackCompressed(place, packed)
  return { document: decompressed(lying), compressed: lying }
}

/** The document as it lies in the row. Throws when its bytes went bad or were written by a newer Flamingo. */
export function unpackCompressed(
  { boardId, throughSequence, name }: Place,
  { encoding, bytes, checksum }: PackedDocument,
): CompressedBytes {
  const compression = compressions[encoding]
  if (!compression) throw new Error(`The ${name} of board ${boardId} is in an unknown encoding: ${encoding}`)
  if (checksumOf(boardId, throughSequence, bytes) !== checksum) {
    throw new Error(`The ${name} of board ${boardId} is damaged: its bytes do not match their checksum. Restore it from a backup.`)
  }
  return { encoding: compression, bytes }
}

const compressions: Readonly<Record<string, CompressedBytes['encoding']>> = { 'v1+brotli': 'br', 'v1+deflate': 'deflate' }
