/** What tests use of the client's IndexedDB copies, for remoteCopy.ts to bundle. */
export { openDeviceCopy } from '../../../client/sync/indexedDbCopy.ts'
export { removeForgottenCopies } from '../../../client/sync/removeForgottenCopies.ts'
