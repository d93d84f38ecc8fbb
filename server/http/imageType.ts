import type { ImageExtension } from '../../shared/board/uploadAddress.ts'

/** How many of a file's first bytes `imageExtensionOf` wants to see. */
export const imageSignatureBytes = 12

/** What kind of image begins with `start`, whatever it is called; undefined when it is none of ours. No SVG: it can carry scripts. */
export function imageExtensionOf(start: Uint8Array): ImageExtension | undefined {
  const text = String.fromCharCode(...start.subarray(0, imageSignatureBytes))
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('\xff\xd8\xff')) return 'jpg'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  return undefined
}
