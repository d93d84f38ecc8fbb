import { can, type Role } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import type { BoardOrigin } from '../../shared/document/copyBoardDocument.ts'
import type { DocumentChanges } from '../../shared/document/documentChanges.ts'
import type { Clock } from '../clock.ts'
import type { StoredVersion } from '../store/boardStore.ts'
import type { Hub } from '../sync/hub.ts'
import type { LiveRoom } from '../sync/liveRoom.ts'
import type { VersionKeeper } from './versionKeeper.ts'
import type { BoardCopy } from './versionWork.ts'

/** Versions of boards that people may be on. Rejects when the store fails: nothing was changed then. */
export interface BoardVersions {
  /** Makes a version of the board as it is now, everything that the server has taken included. */
  name(boardId: BoardId, role: Role, about: { name: string; by: string }): Promise<StoredVersion | 'forbidden' | 'full' | Trouble>
  /**
   * Makes the board what it was in a version, for everybody who is on it, as one change with only what differs. Before that the present becomes a
   * version of its own (`before`). What people do meanwhile holds. With `since`, only what has changed from that version on is taken back: so a
   * restoring is undone.
   */
  restore(
    boardId: BoardId,
    version: VersionId,
    about: { by: string; since?: VersionId | undefined },
  ): Promise<{ before: VersionId; changed: number } | 'not-found' | 'too-new' | 'too-large' | Trouble>
  /**
   * The document of a new board with what is on this one, or was in a version of it. The present is made a version, so that both boards can be
   * compared later. `noteCount`: how many notes this one has.
   */
  copy(
    origin: BoardOrigin,
    copy: BoardCopy,
    noteCount: number,
  ): Promise<{ update: Uint8Array; notes: number } | 'not-found' | 'too-new' | Trouble>
}

/** The board can't be brought into memory, or the disk takes nothing right now. */
type Trouble = 'cannot-open' | 'cannot-save'

// A disk that is well answers within milliseconds.
const patienceMs = 5_000

/** Versions of the boards in `hub`. */
export function createBoardVersions({ hub, keeper, clock }: { hub: Hub; keeper: VersionKeeper; clock: Clock }): BoardVersions {
  /** Everything that was taken is on disk, from where versions are made. */
  async function isSettled(live: LiveRoom): Promise<boolean> {
    return Promise.race([
      live.settled().then(() => true),
      new Promise<boolean>((resolve) => void clock.setTimeout(() => resolve(false), patienceMs)),
    ])
  }

  return {
    async name(boardId, role, about) {
      const live = await hub.open(boardId)
      if (!live) return 'cannot-open'
      const mayName = can(role, 'facilitate') || (can(role, 'edit') && live.settings().versionsByAll)
      if (!mayName) return 'forbidden'
      if (!(await isSettled(live))) return 'cannot-save'
      const kept = await keeper.keep(boardId, { kind: 'named', ...about, notes: live.summary().notes })
      return kept ?? 'cannot-open'
    },
    async restore(boardId, version, { by, since }) {
      const live = await hub.open(boardId)
      if (!live) return 'cannot-open'
      if (!(await isSettled(live))) return 'cannot-save'
      const before = await keeper.keep(boardId, { kind: 'restore', name: '', by, notes: live.summary().notes })
      if (!before || before === 'full') return 'cannot-open'
      const changes = await keeper.changes(boardId, since ?? before.id, version)
      if (typeof changes === 'string') return changes
      // Comparing has taken its time: the board may have left memory, and be another one there by now.
      const present = await hub.open(boardId)
      const changed = present?.makeChanges(changes, bytesOf(changes)) ?? 'cannot-open'
      if (typeof changed === 'number') return { before: before.id, changed }
      return changed === 'not-saving' ? 'cannot-save' : changed
    },
    async copy({ boardId, version }, copy, noteCount) {
      // What people on it have just done is on its way to the disk.
      const live = hub.participantsOn(boardId) > 0 ? await hub.open(boardId) : undefined
      if (live && !(await isSettled(live))) return 'cannot-save'
      const present = version ? undefined : await keeper.keep(boardId, { kind: 'work', name: '', by: '', notes: noteCount })
      return keeper.copy({ boardId, version: version ?? (typeof present === 'object' ? present.id : undefined) }, copy)
    },
  }
}

/** What changes add to a document, at most: their texts are shorter as Yjs writes them. */
function bytesOf(changes: DocumentChanges): number {
  const added = [...changes.values()].map((change) =>
    change.type === 'update' ? [...change.fields.values()].map(({ to }) => to) : change.type === 'create' ? change.record : '',
  )
  return Buffer.byteLength(JSON.stringify(added))
}
