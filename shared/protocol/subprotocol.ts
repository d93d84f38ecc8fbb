import { parseBoardKey, type BoardKey } from '../board/boardKey.ts'

/** The version of the wire protocol. A client that names a lower one is told to reload. */
export const protocolVersion = 1

/** The subprotocol that the server answers with. */
export const flamingoProtocol = `flamingo.${protocolVersion}`

/** Offered by a client that reads messages of cursors. */
const cursorsProtocol = 'cursors.1'

/**
 * The subprotocols a page offers: the protocol, the document version it can read, and its key (in a header
 * rather than in the URL, because logs keep URLs). `page`: a secret of the open page, with which it proves on a new
 * socket that it is the one that was here.
 */
export function offeredProtocols(key: BoardKey, documentVersion: number, page?: string): string[] {
  return [flamingoProtocol, cursorsProtocol, `document.${documentVersion}`, ...(page === undefined ? [] : [`page.${page}`]), `key.${key}`]
}

export type Offer = {
  protocolVersion: number
  documentVersion: number | undefined
  page: string | undefined
  /** Whether moves of hands may be told as messages of cursors. */
  readsCursors: boolean
  key: BoardKey | undefined
}

const pagePattern = /^[A-Za-z0-9_-]{16,64}$/

/** Reads the subprotocols a client offered; `protocolVersion` is 0 when it named none. */
export function readOffer(protocols: Iterable<string>): Offer {
  const offer: Offer = { protocolVersion: 0, documentVersion: undefined, page: undefined, readsCursors: false, key: undefined }
  for (const protocol of protocols) {
    const [name, value = ''] = splitOnce(protocol, '.')
    if (name === 'flamingo') offer.protocolVersion = versionOf(value) ?? 0
    else if (name === 'document') offer.documentVersion = versionOf(value)
    else if (protocol === cursorsProtocol) offer.readsCursors = true
    else if (name === 'page') offer.page = pagePattern.test(value) ? value : undefined
    else if (name === 'key') offer.key = parseBoardKey(value)
  }
  return offer
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function versionOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}
