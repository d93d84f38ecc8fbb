import { brotliCompressSync, brotliDecompressSync, constants, inflateSync } from 'node:zlib'
import type { CompressedBytes } from './boardStore.ts'

// Why V1, and why Brotli at this quality: docs/decisions/0003-snapshots-stay-in-v1.md.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const decompress = { br: brotliDecompressSync, deflate: inflateSync }

/** A document compressed by Brotli, as every new one is. */
export function compressed(document: Uint8Array): Uint8Array {
  return new Uint8Array(brotliCompressSync(document, quality))
}

/** What was compressed. `most`: bytes that may come of it. Throws when they can't be read, or are more. */
export function decompressed({ encoding, bytes }: CompressedBytes, most?: number): Uint8Array {
  return new Uint8Array(decompress[encoding](bytes, most === undefined ? {} : { maxOutputLength: most }))
}
