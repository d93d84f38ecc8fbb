import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import { readDeviceJson, writeDevice } from './deviceStorage.ts'
import { randomBytes } from './randomBytes.ts'

/** The most characters a name may have: what fits beside a cursor. */
export const nameLength = 40

/** Colours for people: apart from each other in both themes, and white letters on them have 4.5:1 or more. */
export const profileColors = [
  '#c8285a',
  '#0b6b74',
  '#b4480b',
  '#6b4bb3',
  '#2460b8',
  '#2f7030',
  '#8f6200',
  '#a3329b',
  '#55606e',
  '#0a7a55',
] as const

const storageKey = 'flamingo.profile'

/**
 * What this device knows of its person. `name` is undefined until they have said it. `standpoint`: their role or company, undefined
 * until a board has asked for it, '' when they would rather not say.
 */
export type DeviceProfile = { id: string; name: string | undefined; color: string; standpoint?: string | undefined }

/** The profile kept on this device, or a new one with a random colour, which is kept. */
export function profileOfDevice(): DeviceProfile {
  const kept = parseProfile(readDeviceJson(storageKey))
  if (kept) return kept
  const [pick = 0] = randomBytes(1)
  const made: DeviceProfile = {
    id: encodeBase64Url(randomBytes(16)),
    name: undefined,
    color: profileColors[pick % profileColors.length] ?? profileColors[0],
  }
  keepProfile(made)
  return made
}

/** Keeps a profile on this device. */
export function keepProfile(profile: DeviceProfile): void {
  writeDevice(storageKey, JSON.stringify(profile))
}

/** A name, or a standpoint, as it is kept: without space at its ends, one space between words, not too long; '' when nothing is left. */
export function tidyName(text: string): string {
  return Array.from(text.replace(/\s+/gu, ' ').trim()).slice(0, nameLength).join('').trim()
}

/** The profile in a value that was kept, or undefined when it is none. */
export function parseProfile(value: unknown): DeviceProfile | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, color, standpoint } = value as Record<string, unknown>
  if (typeof id !== 'string' || id === '' || typeof color !== 'string' || !/^#[0-9a-f]{6}$/.test(color)) return undefined
  const tidy = typeof name === 'string' ? tidyName(name) : ''
  return { id, name: tidy === '' ? undefined : tidy, color, standpoint: typeof standpoint === 'string' ? tidyName(standpoint) : undefined }
}
