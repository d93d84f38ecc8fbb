import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { encodeBase64Url } from './base64Url.ts'

const secretBytes = 16
const secretPattern = /^[A-Za-z0-9_-]{22}$/

/** A new secret out of `randomBytes(count)`: 128 bits, as base64url. */
export function newSecret(randomBytes: (count: number) => Uint8Array): string {
  return encodeBase64Url(randomBytes(secretBytes))
}

/** The secret in `text`, or undefined when it is none. */
export function parseSecret(text: string): string | undefined {
  return secretPattern.test(text) ? text : undefined
}

/**
 * The secret that follows from `text`, by a one-way function. Works without `crypto.subtle`, which browsers withhold from plain http
 * addresses in a LAN.
 */
export function deriveSecret(text: string): string {
  return encodeBase64Url(digest(encodeUtf8(text)).subarray(0, secretBytes))
}

/** What the server stores and compares in place of a secret: hex SHA-256. */
export function hashSecret(secret: string): string {
  return Array.from(digest(encodeUtf8(secret)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
