/**
 * What this device keeps (localStorage): text by key. Browsers may forbid it (private windows, blocked site data) or be
 * full; then nothing is kept and everything else works.
 */
export function readDevice(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps `text` under `key`; undefined forgets it. Returns whether it was kept. */
export function writeDevice(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** The JSON value kept under `key`, or undefined when there is none or it isn't JSON. */
export function readDeviceJson(key: string): unknown {
  const text = readDevice(key)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
