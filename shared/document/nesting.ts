/** Whether lists and objects lie within `value` more than `deepest` levels deep. Looks no deeper than that. */
export function isDeeperThan(value: unknown, deepest: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  return deepest === 0 || Object.values(value).some((inner) => isDeeperThan(inner, deepest - 1))
}
