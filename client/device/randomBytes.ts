/** `count` random bytes from the browser. Works on plain http too, unlike `crypto.randomUUID`. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}
