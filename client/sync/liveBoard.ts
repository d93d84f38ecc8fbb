import type { Awareness } from 'y-protocols/awareness'
import type { Editor, TLStore } from '@tldraw/tldraw'
import type * as Y from 'yjs'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Connection } from './connection.ts'
import type { Readable } from './readable.ts'

/** Who is on the board. `id` is this device's, the same in every tab; `clientId` is one open page. */
export type Participant = { clientId: number; id: string; name: string; color: string; isMe: boolean }

/** What a participant says of themselves. `color`: '#rrggbb', drawn on cursor and avatar. */
export type Profile = { id: string; name: string; color: string }

/** A board that is open in this page: its document, its canvas store, and the link to the server. No React in it. */
export interface LiveBoard {
  readonly boardId: BoardId
  readonly document: Y.Doc
  /** Bound to the document both ways from the moment `ready` is true. */
  readonly canvasStore: TLStore
  readonly awareness: Awareness
  readonly connection: Readable<Connection>
  /** True once the document has come from the server (or this device) and is on the canvas store. */
  readonly ready: Readable<boolean>
  readonly title: Readable<string>
  /** Everybody here, me first, then in the order of their names. */
  readonly participants: Readable<readonly Participant[]>
  /** How many records of the document could not be drawn and were left out. */
  readonly leftOut: Readable<number>
  setTitle(title: string): void
  setProfile(profile: Profile): void
  /** The canvas page calls it when its editor is mounted: from then on presence and gestures go out. Returns the way to stop. */
  attachEditor(editor: Editor): () => void
  /** Leaves at once: the others see it. */
  close(): void
}

export type LiveBoardOptions = {
  boardId: BoardId
  key: BoardKey
  /** `ws://host` or `wss://host`, without path. */
  serverUrl: string
  profile: Profile
}
