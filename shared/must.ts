/** The value, or an error that says why it had to be there. For broken invariants, never for bad input. */
export function must<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new Error(`Broken invariant: ${why}`)
  return value
}
