import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'

/**
 * What the server counts of its own work, for whoever watches over it. Each call is a few additions: it may stand where
 * every edit comes by. Nothing here says which board or whose.
 */
export interface Metrics {
  /** A change was taken from somebody: it is on its way to the disk and to the others. */
  updateTaken(bytes: number): void
  /** A change is on disk, so many milliseconds after it was taken. */
  updateSaved(lagMs: number): void
  /** A change was handed to the others' sockets, so many milliseconds after it was taken. */
  updateRelayed(lagMs: number): void
  /** A commit failed and will be tried again. */
  savingFailed(): void
  /** A message was not taken; the session goes on. */
  messageRefused(reason: Refusal): void
  /** A session ended: closed by the server for that reason, or from the other end. */
  sessionEnded(reason: CloseReason | undefined): void
  /** A web socket was refused before it began. */
  upgradeRefused(reason: 'closing' | 'address' | 'origin'): void
  requestAnswered(statusCode: number): void
}

/** Counts nothing. */
export const noMetrics: Metrics = {
  updateTaken: () => {},
  updateSaved: () => {},
  updateRelayed: () => {},
  savingFailed: () => {},
  messageRefused: () => {},
  sessionEnded: () => {},
  upgradeRefused: () => {},
  requestAnswered: () => {},
}
