import { FileHelpers, PngHelpers, tlenv } from '@tldraw/tldraw'
import { nextTask } from './drawPieces.ts'

/** A picture as SVG, and its size in pixels at 1×. */
export type Svg = { text: string; size: { w: number; h: number } }

/** Pixels of a strip: so many are drawn in well under a tenth of a second. */
const stripPixels = 4_000_000
/** A browser that has no canvas of this many pixels has none to spare. */
const fewestPixels = 1_000_000

/**
 * Makes a PNG of a picture, strip by strip, so that the page goes on working. (tldraw's `getSvgAsImage` draws all of it at once, and first
 * finds out how large a canvas may be by making some of a gigabyte.) `scale`: pixels for one of the picture; fewer where the browser has no
 * canvas of that size. Undefined when it was called off; rejects when the browser can't.
 */
export async function drawPixels({ text, size }: Svg, scale: number, signal: AbortSignal): Promise<Blob | undefined> {
  const whole = largestCanvas(size, scale)
  const { width, height } = whole.canvas
  const image = await loadSvg(text)
  const stripHeight = Math.min(height, Math.max(64, Math.ceil(stripPixels / width)))
  const strip = newCanvas(width, stripHeight)
  for (let top = 0; top < height; top += stripHeight) {
    if (signal.aborted) return undefined
    strip.clearRect(0, 0, width, stripHeight)
    strip.drawImage(image, 0, -top, width, height)
    // What is asked for is drawn now: left alone, a canvas collects its drawing and does all of it at the end.
    strip.getImageData(0, 0, 1, 1)
    whole.drawImage(strip.canvas, 0, top)
    await nextTask()
  }
  const png = await new Promise<Blob | null>((resolve) => whole.canvas.toBlob(resolve, 'image/png'))
  if (!png) throw new Error('The browser makes no file of a picture of that size')
  return signal.aborted ? undefined : PngHelpers.setPhysChunk(new DataView(await png.arrayBuffer()), width / size.w, { type: 'image/png' })
}

/** An empty canvas of that size, or of as much of it as the browser has: too large ones take drawings and stay empty, without an error. */
function largestCanvas({ w, h }: Svg['size'], scale: number): CanvasRenderingContext2D {
  for (let used = scale; w * h * used * used > fewestPixels || used === scale; used *= Math.SQRT1_2) {
    const context = newCanvas(Math.max(1, Math.floor(w * used)), Math.max(1, Math.floor(h * used)))
    const corner = [context.canvas.width - 1, context.canvas.height - 1, 1, 1] as const
    context.fillRect(...corner)
    const isThere = context.getImageData(...corner).data[3] === 255
    context.clearRect(...corner)
    if (isThere) return context
    // Safari counts the pixels of canvases that nobody has any more.
    Object.assign(context.canvas, { width: 0, height: 0 })
  }
  throw new Error('The browser draws no picture of that size')
}

function newCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no canvas left')
  context.imageSmoothingQuality = 'high'
  return context
}

async function loadSvg(text: string): Promise<HTMLImageElement> {
  const image = new Image()
  // Chromium takes the pixels of some SVGs at a blob's address for another site's, and gives none of them away.
  image.src = await FileHelpers.blobToDataUrl(new Blob([text], { type: 'image/svg+xml' }))
  await new Promise((resolve, reject) => {
    image.addEventListener('load', resolve)
    image.addEventListener('error', () => reject(new Error('The browser can’t read the picture')))
  })
  // Safari says so before it has read the fonts, and never when it has: https://bugs.webkit.org/show_bug.cgi?id=219770
  if (tlenv.isSafari) await new Promise((resolve) => setTimeout(resolve, 250))
  return image
}
