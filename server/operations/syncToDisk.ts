import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until a file's bytes, or a folder's names, are on disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
