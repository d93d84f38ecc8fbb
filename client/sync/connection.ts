import type { CloseReason } from '../../shared/protocol/closeCodes.ts'

/**
 * The link to the server as people need to know it. `unsaved`: my changes that are not known to be on the server's disk.
 * `unsavedSince`: when the oldest of them was made, in milliseconds since 1970.
 */
export type Connection =
  /** Nothing has come from the server yet. `reason`: why it closed the last try, when it said so (a full board). */
  | { state: 'connecting'; reason?: CloseReason; unsaved: number; unsavedSince: number | undefined }
  | { state: 'online'; unsaved: number; unsavedSince: number | undefined }
  /** It was online and is being tried again. */
  | { state: 'offline'; since: number; reason?: CloseReason; unsaved: number; unsavedSince: number | undefined }
  /** The server refused for good: the page must say what happened. */
  | { state: 'refused'; reason: CloseReason; unsaved: number; unsavedSince: number | undefined }
