import { useSyncExternalStore } from 'react'
import { themeOfDevice, type Theme } from './theme.ts'

/** The theme chosen on this device; draws again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(themeOfDevice.subscribe, themeOfDevice.get)
}
