import { crc32 } from 'node:zlib'
import type { BoardId } from '../../../shared/ids/boardId.ts'

/**
 * CRC-32 over a record's board, sequence and bytes, so that bytes which went bad are noticed, and bytes that stand in
 * another record's place too. Unsigned, 32 bits.
 */
export function checksumOf(boardId: BoardId, sequence: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${boardId} ${sequence} `))
}
