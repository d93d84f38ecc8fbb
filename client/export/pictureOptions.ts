/** What a picture shows. `matrix`: the quadrants with everything that lies on them. */
export const pictureScopes = ['matrix', 'board', 'frame', 'selection'] as const
export type PictureScope = (typeof pictureScopes)[number]

/** `outlines`: SVG whose texts are paths, for programs that know no fonts in a file and no HTML. */
export const pictureFormats = ['png', 'svg', 'outlines'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Pixels of the picture for one of the canvas. */
export const pictureScales = [1, 2, 4] as const
export type PictureScale = (typeof pictureScales)[number]

export type PictureOptions = {
  scope: PictureScope
  format: PictureFormat
  scale: PictureScale
  isDark: boolean
  isTransparent: boolean
  /** The line at the foot of each note; a note's number in its corner; what the colours stand for, below the picture. */
  showsAuthors: boolean
  showsNumbers: boolean
  showsLegend: boolean
}

/** The most pixels of a picture's longer side: beyond, browsers draw nothing at all. */
export const longestSide = 16_000

/** How many pixels a canvas of that size becomes, and whether that is less than was asked for. */
export function pixelsOf(size: { w: number; h: number }, scale: PictureScale): { w: number; h: number; scale: number; isLess: boolean } {
  const largest = longestSide / Math.max(size.w, size.h, 1)
  const used = Math.min(scale, largest)
  return { w: Math.round(size.w * used), h: Math.round(size.h * used), scale: used, isLess: used < scale }
}
