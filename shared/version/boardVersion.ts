import { encodeBase64Url } from '../ids/base64Url.ts'

/**
 * Why a version was made. `named`: somebody asked for it. By the server: `session`, everybody had left; `work`, while people were at
 * work; `restore`, another one was about to be restored.
 */
export const versionKinds = ['named', 'session', 'work', 'restore'] as const
export type VersionKind = (typeof versionKinds)[number]

/** The name of a version in addresses: 12 characters of base64url, unique on its board. */
export type VersionId = string & { readonly __brand: 'VersionId' }

/** What is known of a version without opening its document. */
export type BoardVersion = {
  id: VersionId
  /** Of which moment it is: milliseconds since 1970. */
  at: number
  kind: VersionKind
  /** '' until somebody gives it one. A version with a name is kept for ever. */
  name: string
  /** Who named it or had another one restored, by the name that they gave; '' where nobody did. */
  by: string
  notes: number
}

const idBytes = 9

/** A new id out of `randomBytes(count)`. */
export function newVersionId(randomBytes: (count: number) => Uint8Array): VersionId {
  return encodeBase64Url(randomBytes(idBytes)) as VersionId
}

/** A version's id as it came from outside; undefined when it is none. */
export function parseVersionId(text: string): VersionId | undefined {
  return /^[A-Za-z0-9_-]{12}$/.test(text) ? (text as VersionId) : undefined
}
