import { isOpening } from '../../../shared/picture/punctuation.ts'
import { clustersOf } from '../../../shared/typeset/clusters.ts'

/** What letters look like: `families` as CSS has them; `weight` as CSS counts it. */
export type LetterStyle = { families: string; weight: number; isItalic: boolean }

/** Letters of one look where the browser has put them: each where its baseline begins, in the picture's units before any transform. */
export type TextRun = {
  style: LetterStyle
  size: number
  color: string
  /** What is drawn around letters so that they stand out from lines below them. */
  halo: string | undefined
  /** What is marked with a pen has this colour behind it. */
  ground: string | undefined
  lines: ('underline' | 'line-through')[]
  letters: Letter[]
}
export type Letter = { cluster: string; x: number; y: number; width: number }

/** Letters that stand beside each other, with what they say. */
export type Row = { left: number; right: number; y: number; text: string }

/** The rows in which letters stand. */
export function rowsOf(letters: readonly Letter[]): Row[] {
  const rows: Row[] = []
  for (const { cluster, x, y, width } of letters) {
    const row = rows.at(-1)
    // What stands apart begins a row of its own: something between them is drawn otherwise. What is written from right to left stands to
    // the left of its forerunner, and whoever shows the row turns it round again.
    const isBeside = row && x + 1.3 * width >= row.left && x <= row.right + 0.3 * width
    if (row && isBeside && Math.abs(row.y - y) < 0.5) {
      row.left = Math.min(row.left, x)
      row.right = Math.max(row.right, x + width)
      row.text += cluster
    } else if (cluster.trim() !== '') rows.push({ left: x, right: x + width, y, text: cluster })
  }
  return rows
}

/** From a point of the window to one of the picture. */
export type ToPicture = (point: { x: number; y: number }) => { x: number; y: number }

/** The letters of HTML inside a picture. Nothing around them may be transformed: what browsers tell are upright boxes. */
export function runsInHtml(root: Element, toPicture: ToPicture): TextRun[] {
  const runs: TextRun[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || !(node instanceof Text) || node.data.trim() === '') continue
    const css = getComputedStyle(parent)
    if (css.visibility === 'hidden') continue
    const letters = lettersOfNode(node, ascentOf(css), toPicture)
    if (letters.length > 0) runs.push({ ...lookOf(css, css.color), ground: groundOf(parent), lines: linesOf(parent, root), letters })
  }
  for (const item of root.querySelectorAll('li')) runs.push(...markerRun(item, toPicture))
  return runs
}

/** The letters of an SVG text, in its own units. */
export function runsInSvgText(text: SVGTextElement): TextRun[] {
  const runs: TextRun[] = []
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let index = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || !(node instanceof Text)) continue
    const css = getComputedStyle(parent)
    const letters: Letter[] = []
    // tldraw gives the middle of its letters: a browser's "mathematical" baseline is half of what is above the alphabetic one.
    const below = css.dominantBaseline === 'mathematical' ? metricsOf(css).above / 2 : 0
    for (const cluster of clustersOf(node.data)) {
      if (index >= text.getNumberOfChars()) break
      const { x, y } = text.getStartPositionOfChar(index)
      if (cluster.trim() !== '') letters.push({ cluster, x, y: y + below, width: text.getEndPositionOfChar(index).x - x })
      index += cluster.length
    }
    const opacity = Number(css.fillOpacity)
    if (letters.length > 0)
      runs.push({ ...lookOf(css, withOpacity(css.fill, opacity)), halo: undefined, ground: undefined, lines: [], letters })
  }
  return runs
}

function lettersOfNode(node: Text, ascent: (height: number) => number, toPicture: ToPicture): Letter[] {
  const range = document.createRange()
  const letters: Letter[] = []
  let at = 0
  for (const cluster of clustersOf(node.data)) {
    range.setStart(node, at)
    at += cluster.length
    range.setEnd(node, at)
    const box = range.getBoundingClientRect()
    // Beside another bracket the empty half of an opening one is not in its box, and lies to the left of it.
    const cut = isOpening(cluster) && box.width < box.height / 2 ? box.width : 0
    const place = { x: box.left - cut, y: box.top + ascent(box.height) }
    if (box.width > 0) letters.push({ cluster, ...toPicture(place), width: box.width + cut })
  }
  return letters
}

type Look = Omit<TextRun, 'letters' | 'lines' | 'ground'>

function lookOf(css: CSSStyleDeclaration, color: string): Look {
  return {
    style: {
      families: css.fontFamily,
      weight: Number(css.fontWeight) || 400,
      isItalic: css.fontStyle !== 'normal',
    },
    size: Number.parseFloat(css.fontSize),
    color,
    halo: css.textShadow === 'none' ? undefined : /^(?:rgba?|color|oklch)\([^)]*\)/.exec(css.textShadow)?.[0],
  }
}

type Metrics = { above: number; below: number }

const measuring = new Map<string, Metrics>()

// How far the font that a line is set in reaches above and below its baseline, in pixels.
function metricsOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): Metrics {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  const known = measuring.get(font)
  if (known) return known
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return { above: 0.8, below: 0.2 }
  context.font = font
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x')
  measuring.set(font, { above, below })
  return { above, below }
}

// Which part of a line's box is above the baseline.
function ascentOf(css: CSSStyleDeclaration): (height: number) => number {
  const { above, below } = metricsOf(css)
  return (height) => (height * above) / (above + below)
}

function groundOf(element: Element): string | undefined {
  const mark = element.closest('mark')
  return mark ? getComputedStyle(mark).backgroundColor : undefined
}

// Decorations belong to an element and run through everything in it.
function linesOf(element: Element, root: Element): TextRun['lines'] {
  const lines = new Set<TextRun['lines'][number]>()
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    const { textDecorationLine } = getComputedStyle(at)
    for (const line of ['underline', 'line-through'] as const) if (textDecorationLine.includes(line)) lines.add(line)
  }
  return [...lines]
}

// What stands before an item of a list is no text of the page: it is set where browsers set it.
function markerRun(item: HTMLLIElement, toPicture: ToPicture): TextRun[] {
  const css = getComputedStyle(item)
  if (css.listStyleType === 'none') return []
  const first = document.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode()
  const [letter] = first instanceof Text ? lettersOfNode(first, ascentOf(css), toPicture) : []
  if (!letter) return []
  const size = Number.parseFloat(css.fontSize)
  const isNumbered = item.parentElement instanceof HTMLOListElement
  const start = isNumbered && item.parentElement instanceof HTMLOListElement ? item.parentElement.start : 1
  const number = start + [...(item.parentElement?.children ?? [])].indexOf(item)
  const characters = isNumbered ? [...`${number}.`] : ['•']
  const step = size * 0.6
  const letters = characters.map((cluster, at) => ({
    cluster,
    x: letter.x - size * 0.45 - step * (characters.length - at),
    y: letter.y,
    width: step,
  }))
  return [{ ...lookOf(css, css.color), ground: undefined, lines: [], letters }]
}

function withOpacity(color: string, opacity: number): string {
  const [r, g, b] = color.match(/[\d.]+/g) ?? []
  return opacity < 1 && r && g && b ? `rgba(${r}, ${g}, ${b}, ${opacity})` : color
}
