import type { Editor, JsonObject } from '@tldraw/tldraw'
import type { Participant } from '../sync/liveBoard.ts'
import type { Readable } from '../sync/readable.ts'

/**
 * Makes everything that is created from now on say who made it and when, in `meta`: `authorId` (the device's),
 * `authorName` as it was then, `createdAt` (ISO 8601).
 */
export function signNewShapes(editor: Editor, participants: Readable<readonly Participant[]>, now: () => Date): void {
  editor.getInitialMetaForShape = () => authorMeta(participants.get(), now())
}

/** The name in a shape's `meta`, '' when it has none. */
export function authorNameOf(shape: { meta: JsonObject }): string {
  const { authorName } = shape.meta
  return typeof authorName === 'string' ? authorName : ''
}

function authorMeta(participants: readonly Participant[], at: Date): JsonObject {
  const me = participants.find((participant) => participant.isMe)
  return { authorId: me?.id ?? '', authorName: me?.name ?? '', createdAt: at.toISOString() }
}
