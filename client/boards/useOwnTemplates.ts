import { useSyncExternalStore } from 'react'
import { ownTemplates, subscribeOwnTemplates, type KeptTemplate } from './ownTemplates.ts'

/** The templates kept on this device; draws again when they change. */
export function useOwnTemplates(): readonly KeptTemplate[] {
  return useSyncExternalStore(subscribeOwnTemplates, ownTemplates)
}
