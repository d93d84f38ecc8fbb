import { foldText } from '../../shared/board/foldText.ts'
import { searchWords } from '../../shared/circle/searchWords.ts'
import { boardsAPage, type ShelvedBoard, type ShelfQuery } from '../../shared/circle/shelf.ts'
import { roles } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'
import { must } from '../../shared/must.ts'
import type { KeysThroughCircle, StoredBoard } from './boardStore.ts'
import type { CircleStore, KeptPortrait, StoredCircle } from './circleStore.ts'
import { findNotes, noNotes } from './findNotes.ts'
import { foldedTexts } from './foldedTexts.ts'
import { areNewer } from './keyGenerations.ts'
import { peopleOf, withVisitors } from './peopleOf.ts'

type Shelved = { boardId: BoardId; belongs: boolean; archived: boolean; tags: readonly string[]; keys: KeysThroughCircle }
type MemoryCircle = { circle: StoredCircle; shelf: Map<BoardId, Shelved> }
type Portrait = { portrait: KeptPortrait | undefined; visitors: string[] }

/** The circles of a memory store. `boardOf`: a board of the same store. `requireOpen` throws once that is closed. */
export function createMemoryCircleStore(boards: {
  boardOf(boardId: BoardId): { board: StoredBoard; lastSequence: number }
  requireOpen(): void
  isDeleted(boardId: BoardId): boolean
}): {
  store: CircleStore
  put(circleId: CircleId, boardId: BoardId, about: { belongs: boolean; at: number }): void
  keysOf(boardId: BoardId): KeysThroughCircle[]
  /** A board has gone for good. */
  remove(boardId: BoardId): void
} {
  const circleById = new Map<CircleId, MemoryCircle>()
  const portraitByBoardId = new Map<BoardId, Portrait>()

  function find(circleId: CircleId): MemoryCircle | undefined {
    boards.requireOpen()
    return circleById.get(circleId)
  }
  const open = (circleId: CircleId): MemoryCircle => must(find(circleId), `circle ${circleId} is in the store`)
  const shelvedOn = (boardId: BoardId): Shelved[] => [...circleById.values()].flatMap(({ shelf }) => shelf.get(boardId) ?? [])
  const revoke = (boardId: BoardId, hash: string | undefined): void => {
    if (hash !== undefined) boards.boardOf(boardId).board.revokedKeyHashes.push(hash)
  }

  function put(circleId: CircleId, boardId: BoardId, { belongs, at }: { belongs: boolean; at: number }): void {
    const generations = { participant: 1, viewer: 1 }
    const keys: KeysThroughCircle = { circleId, since: at, member: undefined, facilitator: undefined, generations }
    open(circleId).shelf.set(boardId, { boardId, belongs, archived: false, tags: [], keys })
  }

  function shown({ boardId, belongs, archived, tags }: Shelved, words: readonly string[]): ShelvedBoard {
    const { summary } = boards.boardOf(boardId).board
    const { portrait, visitors = [] } = portraitByBoardId.get(boardId) ?? {}
    const { authorsHidden = false, authors = [] } = portrait ?? {}
    return {
      boardId,
      title: summary.title,
      workedAt: summary.updatedAt,
      notes: portrait?.notes ?? summary.notes,
      placed: portrait?.placed,
      people: peopleOf({ authorsHidden, authors, visitors }),
      tags,
      archived,
      belongs,
      picture: portrait?.throughSequence,
      found: portrait && words.length > 0 ? findNotes(portrait.texts, foldedTexts(portrait.texts), words) : noNotes,
    }
  }

  function holds({ boardId, tags }: Shelved, word: string): boolean {
    const texts = foldedTexts(portraitByBoardId.get(boardId)?.portrait?.texts ?? [])
    return [foldText(boards.boardOf(boardId).board.summary.title), ...tags.map(foldText), ...texts].some((text) => text.includes(word))
  }

  const store: CircleStore = {
    async createCircle(circle) {
      if (find(circle.circleId)) return 'exists'
      circleById.set(circle.circleId, { circle: { ...circle, memberGeneration: 1, revokedKeyHashes: [] }, shelf: new Map() })
      return 'created'
    },
    findCircle: async (circleId) => structuredClone(find(circleId)?.circle),
    async renameCircle(circleId, name) {
      const found = find(circleId)
      if (found) found.circle.name = name
      return found !== undefined
    },
    async replaceMemberKey(circleId, keyHash, generation) {
      const { circle, shelf } = open(circleId)
      if (generation <= circle.memberGeneration) return 'outdated'
      circle.revokedKeyHashes.push(circle.memberKeyHash)
      Object.assign(circle, { memberKeyHash: keyHash, memberGeneration: generation })
      const opened = [...shelf.values()].filter(({ keys }) => keys.member !== undefined)
      for (const { boardId, keys } of opened) {
        revoke(boardId, keys.member)
        keys.member = undefined
      }
      return opened.map(({ boardId }) => boardId)
    },
    async putOnShelf(circleId, boardId, { at, most }) {
      const { shelf } = open(circleId)
      if (shelf.has(boardId)) return 'there'
      if (shelf.size >= most) return 'full'
      put(circleId, boardId, { belongs: false, at })
      return 'put'
    },
    async takeOffShelf(circleId, boardId) {
      const shelved = find(circleId)?.shelf.get(boardId)
      for (const hash of [shelved?.keys.member, ...Object.values(shelved?.keys.facilitator ?? {})]) revoke(boardId, hash)
      return circleById.get(circleId)?.shelf.delete(boardId) ?? false
    },
    async changeShelved(circleId, boardId, { archived, tags }) {
      const shelved = find(circleId)?.shelf.get(boardId)
      if (shelved && archived !== undefined) shelved.archived = archived
      if (shelved && tags !== undefined) shelved.tags = [...tags]
      return shelved !== undefined
    },
    async findShelved(circleId, boardId) {
      const shelved = find(circleId)?.shelf.get(boardId)
      return shelved && { belongs: shelved.belongs }
    },
    async circlesOf(boardId) {
      boards.requireOpen()
      return shelvedOn(boardId)
        .toSorted((one, other) => one.keys.since - other.keys.since)
        .map(({ keys: { circleId } }) => ({ circleId, name: open(circleId).circle.name }))
    },
    async admitThroughCircle(circleId, boardId, circleKeyHash, hashes) {
      const { circle, shelf } = open(circleId)
      const keys = shelf.get(boardId)?.keys
      const present = hashes.of === 'member' ? circle.memberKeyHash : circle.facilitatorKeyHash
      if (!keys || present !== circleKeyHash) return false
      if (hashes.of === 'member') keys.member = hashes.participant
      else keys.facilitator = { ...hashes.keyHashes }
      return true
    },
    async replaceKeysThroughCircle(circleId, boardId, keyHashes, generations) {
      const { keys } = must(open(circleId).shelf.get(boardId), `board ${boardId} is on the shelf`)
      if (!areNewer(generations, keys.generations)) return 'outdated'
      for (const role of roles) if (keys.facilitator?.[role] !== keyHashes[role]) revoke(boardId, keys.facilitator?.[role])
      Object.assign(keys, { facilitator: { ...keyHashes }, generations: { ...generations } })
      return 'replaced'
    },
    async portraitState(boardId) {
      boards.requireOpen()
      const { portrait, visitors = [] } = portraitByBoardId.get(boardId) ?? {}
      return shelvedOn(boardId).length > 0 ? { throughSequence: portrait?.throughSequence, visitors: [...visitors] } : undefined
    },
    async keepPortrait(boardId, { portrait, visitors }) {
      boards.requireOpen()
      const known = portraitByBoardId.get(boardId)
      const kept = portrait ? structuredClone(portrait) : known?.portrait
      portraitByBoardId.set(boardId, { portrait: kept, visitors: withVisitors(known?.visitors ?? [], visitors) })
    },
    async hasShelved() {
      boards.requireOpen()
      return [...circleById.values()].some(({ shelf }) => shelf.size > 0)
    },
    async boardsToPortray(most) {
      boards.requireOpen()
      const shelved = new Set([...circleById.values()].flatMap(({ shelf }) => [...shelf.keys()]))
      const isOutdated = (boardId: BoardId): boolean =>
        (portraitByBoardId.get(boardId)?.portrait?.throughSequence ?? -1) < boards.boardOf(boardId).lastSequence
      return [...shelved].filter((boardId) => !boards.isDeleted(boardId) && isOutdated(boardId)).slice(0, most)
    },
    async shelfPage(circleId, query) {
      const words = searchWords(query.words)
      const shelf = [...(find(circleId)?.shelf.values() ?? [])].filter(({ boardId }) => !boards.isDeleted(boardId))
      const there = shelf.filter(({ archived }) => archived === query.archived)
      const found = there
        .filter((shelved) => (query.tag === '' || shelved.tags.includes(query.tag)) && words.every((word) => holds(shelved, word)))
        .map((shelved) => shown(shelved, words))
        .toSorted((one, other) => inOrder(query, one, other) || (one.boardId < other.boardId ? -1 : 1))
      return structuredClone({
        boards: found.slice((query.page - 1) * boardsAPage, query.page * boardsAPage),
        total: found.length,
        onShelf: shelf.filter(({ archived }) => !archived).length,
        archived: shelf.filter(({ archived }) => archived).length,
        tags: tagsOf(there),
      })
    },
    async findPicture(circleId, boardId) {
      const portrait = find(circleId)?.shelf.has(boardId) ? portraitByBoardId.get(boardId)?.portrait : undefined
      return portrait && structuredClone({ picture: portrait.picture, throughSequence: portrait.throughSequence })
    },
  }

  function remove(boardId: BoardId): void {
    for (const { shelf } of circleById.values()) shelf.delete(boardId)
    portraitByBoardId.delete(boardId)
  }

  return { store, put, remove, keysOf: (boardId) => structuredClone(shelvedOn(boardId).map(({ keys }) => keys)) }
}

function inOrder({ sort }: ShelfQuery, one: ShelvedBoard, other: ShelvedBoard): number {
  switch (sort) {
    case 'worked':
      return other.workedAt - one.workedAt
    case 'notes':
      return other.notes - one.notes
    case 'title': {
      const [left, right] = [foldText(one.title), foldText(other.title)]
      return left === right ? 0 : left < right ? -1 : 1
    }
  }
}

function tagsOf(shelved: readonly Shelved[]): { tag: string; boards: number }[] {
  const boardsByTag = new Map<string, number>()
  for (const tag of shelved.flatMap(({ tags }) => tags)) boardsByTag.set(tag, (boardsByTag.get(tag) ?? 0) + 1)
  return [...boardsByTag]
    .map(([tag, boards]) => ({ tag, boards }))
    .toSorted((one, other) => other.boards - one.boards || (one.tag < other.tag ? -1 : 1))
}
