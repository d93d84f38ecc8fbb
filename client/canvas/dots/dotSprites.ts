import type { Dot } from './layOutDots.ts'

/** How a dot looks: any CSS colours. */
export type DotLook = { fill: string; text: string; edge: string; paper: string }

/** Pictures of dots, kept to be drawn again and again: drawing 3,000 circles with numbers anew takes too long for a frame. */
export interface DotSprites {
  /**
   * Makes the pictures of dots that are not there yet. Before any of them is drawn: a browser copies a whole sheet when it is drawn
   * from and painted on by turns.
   */
  prepare(dots: Iterable<SpriteDot>): void
  /** Draws a dot with its centre at (x, y), in the target's pixels. */
  draw(target: CanvasRenderingContext2D, dot: SpriteDot, x: number, y: number): void
}

/** What decides about the picture. */
type SpriteDot = Pick<Dot, 'number' | 'color' | 'w' | 'h' | 'isBare'>

/** Around a dot: paper, so that of two that overlap each keeps its edge. */
const halo = 2
/** With five figures. */
const largest = { w: 43, h: 22 }
const perSheet = 256
const columns = 16

/** `scale`: device pixels for a pixel. `lookOf`: of a colour's name. `font`: of the page, as CSS has it. */
export function createDotSprites(scale: number, font: string, lookOf: (color: string) => DotLook): DotSprites {
  const cell = { w: Math.ceil((largest.w + 2 * halo) * scale), h: Math.ceil((largest.h + 2 * halo) * scale) }
  const sheets: HTMLCanvasElement[] = []
  const places = new Map<string, number>()

  function placeOf(dot: SpriteDot): number {
    const key = dot.isBare ? dot.color : `${dot.color} ${dot.number}`
    const known = places.get(key)
    if (known !== undefined) return known
    const place = places.size
    places.set(key, place)
    paint(place, dot)
    return place
  }

  function sheetOf(place: number): HTMLCanvasElement {
    const at = Math.floor(place / perSheet)
    const known = sheets[at]
    if (known) return known
    const sheet = document.createElement('canvas')
    sheet.width = columns * cell.w
    sheet.height = (perSheet / columns) * cell.h
    sheets[at] = sheet
    return sheet
  }

  function paint(place: number, { number, color, w, h, isBare }: SpriteDot): void {
    const context = sheetOf(place).getContext('2d')
    if (!context) return
    const { x, y } = cornerOf(place)
    const look = lookOf(color)
    context.setTransform(scale, 0, 0, scale, x + cell.w / 2, y + cell.h / 2)
    const paper = isBare ? 1 : halo
    pill(context, w + 2 * paper, h + 2 * paper)
    context.fillStyle = look.paper
    context.fill()
    pill(context, w - 1, h - 1)
    context.fillStyle = look.fill
    context.fill()
    context.lineWidth = 1
    context.strokeStyle = look.edge
    context.stroke()
    if (isBare) return
    context.fillStyle = look.text
    context.font = `700 12px ${font}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(String(number), 0, 0.5)
  }

  function cornerOf(place: number): { x: number; y: number } {
    const inSheet = place % perSheet
    return { x: (inSheet % columns) * cell.w, y: Math.floor(inSheet / columns) * cell.h }
  }

  return {
    prepare(dots) {
      for (const dot of dots) placeOf(dot)
    },
    draw(target, dot, x, y) {
      const place = placeOf(dot)
      const corner = cornerOf(place)
      const [left, top] = [Math.round(x - cell.w / 2), Math.round(y - cell.h / 2)]
      target.drawImage(sheetOf(place), corner.x, corner.y, cell.w, cell.h, left, top, cell.w, cell.h)
    },
  }
}

function pill(context: CanvasRenderingContext2D, w: number, h: number): void {
  context.beginPath()
  context.roundRect(-w / 2, -h / 2, w, h, h / 2)
}
