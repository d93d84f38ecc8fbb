import type { Awareness } from 'y-protocols/awareness'
import type { Editor, TLShape, TLShapeId, TLStore } from '@tldraw/tldraw'
import type * as Y from 'yjs'
import type { BoardSettings, SettingChange } from '../../shared/board/boardSettings.ts'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { RichText } from '../../shared/document/richText.ts'
import type { Caret } from './carets.ts'
import type { Connection } from './connection.ts'
import type { Readable } from './readable.ts'

/**
 * Who is on the board. `id` is this device's, the same in every tab; `clientId` is one open page, which came at `since`
 * (milliseconds since 1970, by its own clock).
 */
export type Participant = Profile & { clientId: number; since: number; isMe: boolean }

/**
 * What a participant says of themselves. `color`: '#rrggbb', drawn on cursor and avatar. `standpoint`: role or company, on boards that
 * ask for it.
 */
export type Profile = { id: string; name: string; color: string; standpoint?: string }

/** A board that is open in this page: its document, its canvas store, and the link to the server. No React in it. */
export interface LiveBoard {
  readonly boardId: BoardId
  readonly document: Y.Doc
  /** Bound to the document both ways from the moment `ready` is true. */
  readonly canvasStore: TLStore
  readonly awareness: Awareness
  readonly connection: Readable<Connection>
  /** Whether this device keeps the changes that the server doesn't have yet, so that they survive this page. */
  readonly isKept: Readable<boolean>
  /** Resolves when the device was asked for its copy: whether the board can be shown from it. */
  readonly fromDevice: Promise<boolean>
  /** True once the document has come from the server (or this device) and is on the canvas store. */
  readonly ready: Readable<boolean>
  readonly title: Readable<string>
  readonly settings: Readable<BoardSettings>
  /** Everybody here, me first, then in the order of their names. */
  readonly participants: Readable<readonly Participant[]>
  /** How many records of the document could not be drawn and were left out. */
  readonly leftOut: Readable<number>
  setTitle(title: string): void
  /** Changes one thing that the board's people have agreed on. All but the legend is the facilitator's. */
  changeSetting(change: SettingChange): void
  setProfile(profile: Profile): void
  /** What is under the hands of two people at once: the texts that somebody has open in an editor. */
  readonly texts: LiveTexts
  /** Calls `listener` when somebody else has deleted what I was dragging or writing in, until the returned function is called. */
  subscribeLosses(listener: (loss: Loss) => void): () => void
  /**
   * The canvas page calls it when its editor is mounted: from then on presence and gestures go out. `onRemoteProps` hears
   * of shapes whose props somebody else changed, in the same task: what depends on their text needs measuring. Returns the
   * way to stop.
   */
  attachEditor(editor: Editor, onRemoteProps?: (shapeIds: TLShapeId[]) => void): () => void
  /** Leaves at once: the others see it. */
  close(): void
}

/** What was taken out of my hands. `shapes`: as they were on the canvas. `by`: who deleted them, when that is known. */
export type Loss = { shapes: readonly TLShape[]; by: string | undefined }

/** The texts of a board as a text editor sees them. */
export interface LiveTexts {
  /** The record whose text the canvas page's editor has open. */
  openRecordId(): string | undefined
  /** The text of a record as it is on the canvas now; undefined when the record has none. */
  get(recordId: string): RichText | undefined
  /** Keeps both directions apart while a composition is going on. */
  hold(recordId: string): void
  /** Merges what both sides have written since `hold`. */
  release(recordId: string): void
  /** Runs a change of the canvas that undo must not see. */
  quietly(run: () => void): void
  /** Calls `listener` before anything remote is applied, until the returned function is called. */
  subscribeBeforeRemote(listener: () => void): () => void
  /** Calls `listener` after somebody else's words have come into a text, until the returned function is called. */
  subscribe(listener: (recordId: string) => void): () => void
  /** Where my caret is, as indices in the flat text; undefined when I write nowhere. */
  setCaret(caret: { recordId: string; anchor: number; head: number } | undefined): void
  /** The others' carets in a text. */
  caretsIn(recordId: string): readonly Caret[]
  /** Where a point of the window (in pixels) is in the space of a shape; undefined when there is no such shape. */
  pointInShape(recordId: string, point: { x: number; y: number }): { x: number; y: number } | undefined
  /** Calls `listener` after others' presence has changed, until the returned function is called. */
  subscribeCarets(listener: () => void): () => void
}

export type LiveBoardOptions = {
  boardId: BoardId
  key: BoardKey
  /** A secret of this page, from 16 characters of base64url: nobody else can take its place on the board. */
  page?: string
  /** What the key gives. At once when this device remembers it: then it is asked for its copy before the server. Never: no copy. */
  role: Role | Promise<Role>
  /**
   * Asks the server for what is on the board. Called when this device has no copy; until it resolves, the server isn't asked
   * over the socket. Undefined: it didn't come. Never rejects.
   */
  snapshot?: () => Promise<Uint8Array | undefined>
  /** `ws://host` or `wss://host`, without path. */
  serverUrl: string
  /** Undefined: a screen, and nobody who is here. */
  profile: Profile | undefined
}
