const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** `bytes` as base64url without padding (RFC 4648 §5): safe in URLs, file names and WebSocket subprotocols. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += 3) {
    const group = bytes.subarray(start, start + 3)
    const bits = ((group[0] ?? 0) << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0)
    for (let position = 0; position <= group.length; position++) {
      text += alphabet[(bits >> (18 - 6 * position)) & 63]
    }
  }
  return text
}
