import type { Log } from '../log.ts'
import type { ApiErrorCode } from './apiErrors.ts'

/** What a request is refused with, by the reason why a version, or a board made of one, did not come about. */
export const versionRefusals = {
  forbidden: 'forbidden',
  full: 'versionsFull',
  'not-found': 'unknownVersion',
  'too-new': 'cannotOpen',
  'too-large': 'boardFull',
  'cannot-open': 'cannotOpen',
  'cannot-save': 'cannotSave',
} as const satisfies Record<string, ApiErrorCode>

/** What the store refuses is said in words: a full disk is no fault of the server's. */
export async function orCannotSave<T>(log: Log, work: () => Promise<T>): Promise<T | 'cannot-save'> {
  try {
    return await work()
  } catch (error) {
    log.error({ err: error }, 'A version, or a board made of one, could not be saved')
    return 'cannot-save'
  }
}
