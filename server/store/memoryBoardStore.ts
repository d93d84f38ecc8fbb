import { deflateSync } from 'node:zlib'
import { roles } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import type { Backup, BoardStore, StoredBoard } from './boardStore.ts'
import { areNewer } from './keyGenerations.ts'

type MemoryBoard = {
  board: StoredBoard
  snapshot: Uint8Array
  snapshotSequence: number
  updates: { sequence: number; update: Uint8Array }[]
  lastSequence: number
  backups: Backup[]
}

/** A store that forgets everything when the process ends: for tests and for trying things out. */
export function createMemoryBoardStore(): BoardStore {
  const boardById = new Map<BoardId, MemoryBoard>()
  let closed = false

  function find(boardId: BoardId): MemoryBoard | undefined {
    if (closed) throw new Error('The store is closed')
    return boardById.get(boardId)
  }
  const open = (boardId: BoardId): MemoryBoard => must(find(boardId), `board ${boardId} is in the store`)

  return {
    async createBoard({ boardId, keyHashes, generations, summary, update, createdAt }) {
      if (find(boardId)) return 'exists'
      const board: StoredBoard = structuredClone({
        boardId,
        keyHashes,
        revokedKeyHashes: [],
        generations,
        summary,
        layout: undefined,
        createdAt,
      })
      boardById.set(boardId, { board, snapshot: copyOf(update), snapshotSequence: 0, updates: [], lastSequence: 0, backups: [] })
      return 'created'
    },

    async findBoard(boardId) {
      return structuredClone(find(boardId)?.board)
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
        const { update } = must(updates[index], 'boards and updates have the same length')
        board.lastSequence += 1
        board.updates.push({ sequence: board.lastSequence, update: copyOf(update) })
        return board.lastSequence
      })
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

/** Own bytes: what a caller does with its buffer later must not reach into the store, nor the other way round. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
