import type { GlyphPicture } from '../../../shared/typeset/cut.ts'

/** Pixels for an em: sharp on paper at the sizes that handouts have. */
const em = 128
/** Room around an em, into which some characters reach. */
const room = em / 2

/** What the fonts of this device draw of a character that ours don't have; undefined where they have nothing either, or the browser can't say. */
export function drawOther(cluster: string): GlyphPicture | undefined {
  const drawn = drawText(cluster)
  if (!drawn || !drawn.isInked || deviceLacks(cluster)) return undefined
  const { width, image } = drawn
  const scale = 1000 / em
  return {
    pixels: image.data,
    w: image.width,
    h: image.height,
    box: { x: -room * scale, y: -room * scale, w: (width + 2 * room) * scale, h: 2 * em * scale },
    advance: width * scale,
  }
}

/** Whether this device has no drawing for a part of a character, as far as the browser lets a page see that. */
export function deviceLacks(cluster: string): boolean {
  return [...cluster].some(isMissing)
}

// A character that nobody has: what stands for it is what a missing one looks like.
let missing: Drawn | undefined

function isMissing(character: string): boolean {
  missing ??= drawText('\u{10fffe}')
  const drawn = drawText(character)
  return missing !== undefined && drawn !== undefined && isSame(drawn.image, missing.image)
}

type Drawn = { image: ImageData; width: number; isInked: boolean }

function drawText(text: string): Drawn | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined
  const canvas = new OffscreenCanvas(1, 2 * em)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.font = font
  const width = Math.ceil(context.measureText(text).width)
  // Setting a canvas' size resets everything else.
  canvas.width = Math.max(1, width + 2 * room)
  context.font = font
  context.fillStyle = '#1f2433'
  context.fillText(text, room, 2 * em - room)
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  return { image, width, isInked: image.data.some((value, at) => at % 4 === 3 && value > 0) }
}

const font = `${em}px sans-serif`

function isSame(one: ImageData, other: ImageData): boolean {
  return one.width === other.width && one.data.every((value, at) => value === other.data[at])
}
