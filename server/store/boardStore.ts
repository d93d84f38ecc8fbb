import type { Role } from '../../shared/board/role.ts'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { PagePlace } from '../../shared/board/pagePlace.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'
import type { BoardVersion, VersionId } from '../../shared/version/boardVersion.ts'

/**
 * Where boards are kept. `append` and `compact` are the only two ways to save a document. Every implementation passes
 * tests/contract/boardStore.ts. Rejections mean the store failed (disk full, broken file): nothing was written.
 */
export interface BoardStore {
  /** Creates a board with its first state, and with versions that it brings along. Atomic: afterwards there is the whole board, or none. */
  createBoard(board: NewBoard): Promise<'created' | 'exists'>
  /** What is known of a board without opening its document. */
  findBoard(boardId: BoardId): Promise<StoredBoard | undefined>
  /**
   * The document's bytes: the newest snapshot and every update after it, in the order appended. An update whose bytes
   * went bad on disk is set aside with all that came after it (see `damaged`); a bad snapshot rejects, and nothing changes.
   */
  loadDocument(boardId: BoardId): Promise<StoredDocument | undefined>
  /**
   * Appends updates of any number of boards in one transaction. When it resolves they are on disk; the numbers are the
   * sequences they got, in the order of `updates`. A board's sequences only ever grow. The notes that an update deletes are kept in the
   * same transaction, the newest of a board within the bounds of deletedNotes.ts.
   */
  append(updates: BoardUpdate[]): Promise<number[]>
  /** The notes of a board that were deleted, the last one first; a note that was deleted twice as it was the last time. */
  listDeletedNotes(boardId: BoardId): Promise<DeletedNote[]>
  /** Forgets up to `most` notes, of any board, that were deleted before that time. Answers how many those were. */
  forgetDeletedNotes(before: number, most: number): Promise<number>
  /**
   * Replaces the snapshot and the updates it covers, in one transaction. Later updates stay. Rejects when
   * `throughSequence` lies before the present snapshot or after the newest update.
   */
  compact(compaction: Compaction): Promise<void>
  /**
   * Keeps a document as it was before something that cannot be undone, for ever. A second one through the same sequence
   * changes nothing: the document is the same, and the first date is the true one.
   */
  keepBackup(backup: Backup): Promise<void>
  /** A board's backups, the oldest first. Rejects when the bytes of one went bad. */
  loadBackups(boardId: BoardId): Promise<Backup[]>
  /**
   * Keeps a version of a board, and lets those go that have served their time, in one transaction. Rejects when the board has one of that
   * id already.
   */
  keepVersion(version: NewVersion, outlived: readonly VersionId[]): Promise<void>
  /** A board's versions, the oldest first. */
  listVersions(boardId: BoardId): Promise<StoredVersion[]>
  /** The document of a version, as it lies there. Rejects when its bytes went bad. */
  loadVersion(boardId: BoardId, versionId: VersionId): Promise<{ version: StoredVersion; document: CompressedBytes } | undefined>
  /** Gives a version a name; `false` when there is no such version. */
  renameVersion(boardId: BoardId, versionId: VersionId, name: string, by: string): Promise<boolean>
  /** Removes a version for good; `false` when there is no such version. */
  removeVersion(boardId: BoardId, versionId: VersionId): Promise<boolean>
  /**
   * Notes which layout a board's document is known to have, or that it is not known: a name of the caller's, which means
   * nothing to the store.
   */
  noteLayout(boardId: BoardId, layout: string | undefined): Promise<void>
  /** Notes what the gallery and the API show of a board. */
  describeBoard(boardId: BoardId, summary: BoardSummary): Promise<void>
  /**
   * Gives a role a new key; the old one opens nothing from then on. `outdated`, and nothing changed, unless `generations`
   * are newer than the present ones: somebody else has renewed a key meanwhile.
   */
  replaceKeys(boardId: BoardId, keyHashes: Record<Role, string>, generations: KeyGenerations): Promise<'replaced' | 'outdated'>
  /** Rejects when nothing can be saved right now. Writes and removes a probe. */
  checkWritable(): Promise<void>
  /** Finishes what is under way and releases the files. Every later call rejects, except another `close`. */
  close(): Promise<void>
}

export type NewBoard = {
  boardId: BoardId
  keyHashes: Record<Role, string>
  generations: KeyGenerations
  summary: BoardSummary
  /** Whole document, V1 update encoding. */
  update: Uint8Array
  /** Milliseconds since 1970. */
  createdAt: number
  /** On whose shelf it is from the beginning, to stay. */
  circleId?: CircleId
  versions?: readonly Omit<NewVersion, 'boardId'>[]
}

export type StoredBoard = {
  boardId: BoardId
  keyHashes: Record<Role, string>
  /** Hashes of keys that once opened the board: their holders are told so. */
  revokedKeyHashes: string[]
  generations: KeyGenerations
  /** Keys that came of a circle's key, of each circle on whose shelf the board is. */
  throughCircles: KeysThroughCircle[]
  summary: BoardSummary
  /** As it was last noted; undefined when it was not. */
  layout: string | undefined
  createdAt: number
  /** Since when it is in the trash: nobody may be let in. Undefined when it isn't. */
  deletedAt: number | undefined
}

/**
 * Hashes of the keys that came of a circle's members' key and of its facilitators' key; undefined as long as nobody has come with one.
 * `since`: when the board was put on the shelf. `generations`: of the keys that follow from the facilitators'.
 */
export type KeysThroughCircle = {
  circleId: CircleId
  since: number
  member: string | undefined
  facilitator: Record<Role, string> | undefined
  generations: KeyGenerations
}

export type BoardSummary = { title: string; notes: number; updatedAt: number }

export type StoredDocument = {
  /** V1 update encoding, as the updates. */
  snapshot: Uint8Array
  /** The snapshot as it lies on disk: ready to be sent to whoever understands that. */
  compressed: CompressedBytes
  updates: Uint8Array[]
  /** The newest update ever appended, whether it is among `updates` or compacted away; 0 when there was none. */
  lastSequence: number
  /** Bytes of all `updates`. */
  logBytes: number
  /** How many updates of this board were ever set aside because their bytes went bad. They are kept, but not served. */
  damaged: number
}

/** `encoding`: as HTTP's `Content-Encoding` calls it; `deflate` is the zlib format. */
export type CompressedBytes = { encoding: 'br' | 'deflate'; bytes: Uint8Array }

export type BoardUpdate = { boardId: BoardId; update: Uint8Array; at: number; deleted?: readonly DeletedNote[] }

/**
 * A note as it was when somebody deleted it. `by`: as they were called, '' where that isn't known. `place`: where it lay on the page, which
 * its own fields don't say when it was in a group or frame; undefined when it was on another page. `note` holds nothing but JSON.
 */
export type DeletedNote = { note: PlainRecord; place: PagePlace | undefined; at: number; by: string }

/** `throughSequence`: the newest update that the document contains. */
export type Backup = {
  boardId: BoardId
  throughSequence: number
  /** Milliseconds since 1970. */
  at: number
  /** The layout of the document, and the canvas's schema as the document names it (JSON). */
  documentVersion: number
  canvasSchema: unknown
  /** Whole document, V1 update encoding. */
  document: Uint8Array
}

/** A version as it lies in the store. `throughSequence`: the newest update in it; −1: it came with the board, and is of no update here. `layout`: a name of the caller's, of what it was written in. */
export type StoredVersion = BoardVersion & { throughSequence: number; layout: string; bytes: number }

/** `document`: whole, V1 update encoding. It comes compressed, so that the store's thread holds nobody up over it. */
export type NewVersion = Omit<StoredVersion, 'bytes'> & { boardId: BoardId; document: CompressedBytes }

/** `throughSequence`: the newest update that the snapshot contains. */
export type Compaction = { boardId: BoardId; snapshot: Uint8Array; throughSequence: number }
