import { partOfVersion, readVersions, manifestName } from '../../shared/boardFile/boardFile.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { presentLayout } from '../migration/documentAge.ts'
import type { NewVersion } from '../store/boardStore.ts'
import { compressed, decompressed } from '../store/compression.ts'
import { acceptDocument, type AcceptOptions } from './acceptDocument.ts'

/** A version as the store takes it. */
export type ReadVersion = Omit<NewVersion, 'boardId'>

type Flaw = { flaw: 'newer' } | { flaw: 'damaged' | 'tooLarge'; part: string }

/**
 * The versions of a board's file: each is looked at as the board's document is, and unpacks to no more bytes than a board may have.
 * `read`: the bytes of a part; undefined when the file has none of that name.
 */
export async function readFileVersions(
  listed: unknown,
  read: (part: string) => Promise<Uint8Array> | undefined,
  accept: AcceptOptions,
  limits: Limits,
): Promise<ReadVersion[] | Flaw> {
  const versions = readVersions(listed)
  if (!versions) return { flaw: 'damaged', part: manifestName }
  const named = versions.filter(({ name }) => name !== '').length
  if (versions.length > limits.boardFileVersions || named > limits.namedVersionsPerBoard) return { flaw: 'tooLarge', part: 'versions' }
  const taken: ReadVersion[] = []
  let room = limits.boardFileVersionBytes
  for (const version of versions) {
    const part = partOfVersion(version.id)
    const bytes = await read(part)
    if (!bytes) return { flaw: 'damaged', part }
    const update = unpacked(bytes, Math.min(room, limits.boardBytes))
    if (typeof update === 'string') return { flaw: update, part }
    room -= update.length
    const accepted = acceptDocument(update, accept)
    if (accepted === 'newer') return { flaw: 'newer' }
    if (accepted === 'too-large' || accepted === 'unsound') return { flaw: accepted === 'unsound' ? 'damaged' : 'tooLarge', part }
    taken.push(taking(version, accepted))
  }
  return taken
}

function unpacked(bytes: Uint8Array, most: number): Uint8Array | 'tooLarge' | 'damaged' {
  try {
    return decompressed({ encoding: 'br', bytes }, most)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged'
  }
}

// Of no update of the new board: what it shows was never the board's last state here.
function taking(version: BoardVersion, { update, notes }: { update: Uint8Array; notes: number }): ReadVersion {
  return { ...version, notes, throughSequence: -1, layout: presentLayout, document: { encoding: 'br', bytes: compressed(update) } }
}
