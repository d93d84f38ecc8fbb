/** What tests use of what the client keeps in IndexedDB, for remoteCopy.ts to bundle. */
export { openSeenBoards } from '../../../client/boards/seenBoards.ts'
export { openDeviceCopy } from '../../../client/sync/indexedDbCopy.ts'
export { removeForgottenCopies } from '../../../client/sync/removeForgottenCopies.ts'
