/** How a file's letters were written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252'

/**
 * The text in a file's bytes: by its byte order mark; else UTF-8; else what Japanese Excel writes (Shift_JIS), if that gives Japanese; else
 * what European Excel writes. Undefined when it is no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | undefined {
  const marked = encodingOfMark(bytes)
  if (marked) return decodedAs(marked, bytes)
  return decodedAs('utf-8', bytes) ?? decodedAs('shift_jis', bytes, japanese) ?? decodedAs('windows-1252', bytes)
}

const japanese = /[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff9f]/

function encodingOfMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function decodedAs(encoding: Encoding, bytes: Uint8Array, must?: RegExp): { text: string; encoding: Encoding } | undefined {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  // oxlint-disable-next-line no-control-regex -- no text has these
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) || (must && !must.test(text)) ? undefined : { text, encoding }
}
