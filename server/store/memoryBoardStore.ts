import { deflateSync } from 'node:zlib'
import { roles } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import type { Backup, CompressedBytes, DeletedNote, NewVersion, StoredBoard, StoredVersion } from './boardStore.ts'
import { mostDeletedBytes, mostDeletedNotes } from './deletedNotes.ts'
import { areNewer } from './keyGenerations.ts'
import { createMemoryCircleStore } from './memoryCircleStore.ts'
import { createMemoryTrashStore } from './memoryTrashStore.ts'
import type { Store } from './store.ts'

type MemoryBoard = {
  board: StoredBoard
  snapshot: Uint8Array
  snapshotSequence: number
  updates: { sequence: number; update: Uint8Array }[]
  lastSequence: number
  backups: Backup[]
  versions: { version: StoredVersion; document: CompressedBytes }[]
  deleted: DeletedNote[]
}

/** A store that forgets everything when the process ends: for tests and for trying things out. */
export function createMemoryBoardStore(): Store {
  const boardById = new Map<BoardId, MemoryBoard>()
  let closed = false

  function find(boardId: BoardId): MemoryBoard | undefined {
    if (closed) throw new Error('The store is closed')
    return boardById.get(boardId)
  }
  const open = (boardId: BoardId): MemoryBoard => must(find(boardId), `board ${boardId} is in the store`)

  const circles = createMemoryCircleStore({
    boardOf(boardId) {
      const { board, lastSequence } = open(boardId)
      return { board, lastSequence }
    },
    requireOpen: () => void find('' as BoardId),
    isDeleted: (boardId) => trash.find(boardId) !== undefined,
  })

  const trash = createMemoryTrashStore({
    ids: () => [...boardById.keys()],
    has: (boardId) => find(boardId) !== undefined,
    remove(boardId) {
      circles.remove(boardId)
      boardById.delete(boardId)
    },
  })

  return {
    ...circles.store,
    ...trash.store,
    async createBoard({ boardId, keyHashes, generations, summary, update, createdAt, circleId, versions = [] }) {
      if (find(boardId)) return 'exists'
      if (new Set(versions.map(({ id }) => id)).size < versions.length) throw new Error(`Board ${boardId} comes with a version twice`)
      const board: StoredBoard = structuredClone({
        boardId,
        keyHashes,
        revokedKeyHashes: [],
        generations,
        throughCircles: [],
        summary,
        layout: undefined,
        createdAt,
        deletedAt: undefined,
      })
      boardById.set(boardId, {
        board,
        snapshot: copyOf(update),
        snapshotSequence: 0,
        updates: [],
        lastSequence: 0,
        backups: [],
        versions: versions.map(keptVersion).toSorted(byAge),
        deleted: [],
      })
      if (circleId) circles.put(circleId, boardId, { belongs: true, at: createdAt })
      return 'created'
    },

    async findBoard(boardId) {
      const found = find(boardId)
      return found && structuredClone({ ...found.board, throughCircles: circles.keysOf(boardId), deletedAt: trash.find(boardId)?.at })
    },

    async loadDocument(boardId) {
      const found = find(boardId)
      if (!found) return undefined
      const updates = found.updates.map(({ update }) => copyOf(update))
      const logBytes = updates.reduce((sum, update) => sum + update.length, 0)
      const compressed = { encoding: 'deflate' as const, bytes: new Uint8Array(deflateSync(found.snapshot)) }
      return { snapshot: copyOf(found.snapshot), compressed, updates, lastSequence: found.lastSequence, logBytes, damaged: 0 }
    },

    async append(updates) {
      // All boards are looked up before anything is written: a batch is taken whole or not at all.
      const boards = updates.map(({ boardId }) => open(boardId))
      return boards.map((board, index) => {
        const { update, deleted = [] } = must(updates[index], 'boards and updates have the same length')
        if (deleted.length > 0) board.deleted = newestOf([...board.deleted, ...structuredClone(deleted)])
        board.lastSequence += 1
        board.updates.push({ sequence: board.lastSequence, update: copyOf(update) })
        return board.lastSequence
      })
    },

    async listDeletedNotes(boardId) {
      return structuredClone(find(boardId)?.deleted ?? [])
    },

    async forgetDeletedNotes(before, most) {
      let left = most
      for (const board of boardById.values()) {
        const old = new Set(board.deleted.filter(({ at }) => at < before).slice(0, left))
        board.deleted = board.deleted.filter((note) => !old.has(note))
        left -= old.size
      }
      return most - left
    },

    async compact({ boardId, snapshot, throughSequence }) {
      const board = open(boardId)
      if (throughSequence < board.snapshotSequence || throughSequence > board.lastSequence) {
        throw new Error(`A snapshot through ${throughSequence} does not follow upon board ${boardId}`)
      }
      board.snapshot = copyOf(snapshot)
      board.snapshotSequence = throughSequence
      board.updates = board.updates.filter(({ sequence }) => sequence > throughSequence)
    },

    async keepBackup(backup) {
      const { backups } = open(backup.boardId)
      if (!backups.some(({ throughSequence }) => throughSequence === backup.throughSequence)) backups.push(structuredClone(backup))
    },

    async loadBackups(boardId) {
      return structuredClone(find(boardId)?.backups ?? []).toSorted((left, right) => left.throughSequence - right.throughSequence)
    },

    async keepVersion({ boardId, document, ...about }, outlived) {
      const board = open(boardId)
      const left = board.versions.filter(({ version }) => !outlived.includes(version.id))
      if (left.some(({ version }) => version.id === about.id)) throw new Error(`Board ${boardId} has a version ${about.id} already`)
      board.versions = [...left, keptVersion({ ...about, document })].toSorted(byAge)
    },

    async listVersions(boardId) {
      return structuredClone(find(boardId)?.versions.map(({ version }) => version) ?? [])
    },

    async loadVersion(boardId, versionId) {
      const kept = find(boardId)?.versions.find(({ version }) => version.id === versionId)
      return kept && { version: { ...kept.version }, document: copyOfCompressed(kept.document) }
    },

    async renameVersion(boardId, versionId, name, by) {
      const kept = find(boardId)?.versions.find(({ version }) => version.id === versionId)
      if (kept) Object.assign(kept.version, { name, by })
      return kept !== undefined
    },

    async removeVersion(boardId, versionId) {
      const board = find(boardId)
      const left = board?.versions.filter(({ version }) => version.id !== versionId) ?? []
      if (!board || left.length === board.versions.length) return false
      board.versions = left
      return true
    },

    async noteLayout(boardId, layout) {
      open(boardId).board.layout = layout
    },

    async describeBoard(boardId, summary) {
      open(boardId).board.summary = { ...summary }
    },

    async replaceKeys(boardId, keyHashes, generations) {
      const { board } = open(boardId)
      if (!areNewer(generations, board.generations)) return 'outdated'
      for (const role of roles) {
        if (board.keyHashes[role] !== keyHashes[role]) board.revokedKeyHashes.push(board.keyHashes[role])
      }
      board.keyHashes = { ...keyHashes }
      board.generations = { ...generations }
      return 'replaced'
    },

    async checkWritable() {
      if (closed) throw new Error('The store is closed')
    },

    async close() {
      closed = true
    },
  }
}

function newestOf(deleted: readonly DeletedNote[]): DeletedNote[] {
  const lastById = new Map(deleted.map((one) => [one.note.id, one]))
  let bytes = 0
  return [...lastById.values()]
    .toSorted((one, other) => other.at - one.at || (one.note.id < other.note.id ? -1 : 1))
    .slice(0, mostDeletedNotes)
    .filter(({ note, place }) => (bytes += JSON.stringify({ note, place }).length) <= mostDeletedBytes)
}

function keptVersion({ document, ...about }: Omit<NewVersion, 'boardId'>): MemoryBoard['versions'][number] {
  return { version: { ...about, bytes: document.bytes.length }, document: copyOfCompressed(document) }
}

function byAge({ version: one }: MemoryBoard['versions'][number], { version: other }: MemoryBoard['versions'][number]): number {
  if (one.at !== other.at) return one.at - other.at
  return one.id < other.id ? -1 : 1
}

function copyOfCompressed({ encoding, bytes }: CompressedBytes): CompressedBytes {
  return { encoding, bytes: copyOf(bytes) }
}

/** Own bytes: what a caller does with its buffer later must not reach into the store, nor the other way round. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
