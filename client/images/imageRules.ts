/** The images a board takes: what every browser shows, without the scripts that an SVG can carry. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

/** Photos are scaled down to this before they are sent, in pixels along the longer side: sharp on a projector, small on Wi-Fi. */
export const longestSide = 2400

/** Largest picture a browser is asked to read at all, in bytes: phones' photos have 3–15 MB. */
const readableBytes = 60 * 1024 * 1024

/** Why a file can't become a picture on the board. Each has its words in locales/…/canvas.json. */
export type ImageProblem = 'not-an-image' | 'too-large' | 'unreadable' | 'board-full' | 'too-many' | 'not-allowed' | 'server-away'

/** What speaks against `file` before it was read, or undefined. */
export function problemOfFile(file: { type: string; size: number }): ImageProblem | undefined {
  if (!(imageTypes as readonly string[]).includes(file.type)) return 'not-an-image'
  return file.size > readableBytes ? 'too-large' : undefined
}

/** What speaks against sending `file` as it is now, to a server that takes images of `largest` bytes; or undefined. */
export function problemOfUpload(file: { size: number }, largest: number): ImageProblem | undefined {
  return file.size > largest ? 'too-large' : undefined
}

/** What the server's refusal means: by HTTP status and, where two share one, by the code in its body. */
export function problemOfResponse(status: number, code: string | undefined): ImageProblem {
  if (code === 'boardStorageFull') return 'board-full'
  if (status === 413) return 'too-large'
  if (status === 429) return 'too-many'
  if (status === 415) return 'not-an-image'
  return status === 403 || status === 404 || status === 410 ? 'not-allowed' : 'server-away'
}

/** `size` scaled down so that its longer side is at most `longest`; the same when it is small enough. */
export function containSize(size: { w: number; h: number }, longest: number): { w: number; h: number } {
  const scale = Math.min(1, longest / Math.max(size.w, size.h, 1))
  return scale === 1 ? size : { w: Math.round(size.w * scale), h: Math.round(size.h * scale) }
}
