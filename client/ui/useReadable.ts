import { useSyncExternalStore } from 'react'
import type { Readable } from '../sync/readable.ts'

/** A readable's present value; draws again when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get)
}
