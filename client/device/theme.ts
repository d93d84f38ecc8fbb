import { createWritable } from '../sync/readable.ts'
import { readDevice, writeDevice } from './deviceStorage.ts'

/** What a person can choose; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'flamingo.theme'
const chosen = createWritable<Theme>('system')

/** The chosen theme, to subscribe to. */
export const themeOfDevice = { get: chosen.get, subscribe: chosen.subscribe }

/** Applies the theme kept on this device. Call before the first drawing. */
export function startTheme(): void {
  applyTheme(themes.find((theme) => theme === readDevice(storageKey)) ?? 'system')
}

/** Applies a theme and keeps it on this device. */
export function chooseTheme(theme: Theme): void {
  writeDevice(storageKey, theme === 'system' ? undefined : theme)
  applyTheme(theme)
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  chosen.set(theme)
}
