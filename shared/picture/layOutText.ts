import type { RichText } from '../document/richText.ts'
import { clustersOf } from '../typeset/clusters.ts'
import { lineParts } from '../typeset/setText.ts'
import { polygonPath, type Ink, type LetterInk } from './ink.ts'
import { baselineBelowMiddle, widthOf, type LetterStyle, type Lettering } from './lettering.ts'
import { emptyHalf, mayEndInHalf, squeezeBetween } from './punctuation.ts'
import { blocksOf, type Block, type Piece } from './richBlocks.ts'
import type { PictureColors } from './pictureColors.ts'

/** tldraw's, of all its texts. */
const lineHeight = 1.35

export type TextAlign = 'start' | 'middle' | 'end'

/** `width`: where lines break; undefined: nowhere, and the text is as wide as its longest line. */
export type TextLook = {
  style: LetterStyle
  size: number
  color: string
  halo?: string
  /** Of links, where they have another than elsewhere. */
  linkColor?: string
  align: TextAlign
  width: number | undefined
}

/** A text from its upper left corner. `isBroken`: a word is too long for its line and goes on in the next. */
export type SetText = { inks: Ink[]; w: number; h: number; isBroken: boolean }

type Letter = { cluster: string; piece: Piece; x: number; end: number }
type Line = { letters: Letter[]; width: number; isBroken: boolean }

/** Sets a rich text as browsers do: lists with their marks, bold, slanted, underlined and marked words, Japanese broken by its rules. */
export function layOutText(richText: RichText, look: TextLook, lettering: Lettering, colors: PictureColors): SetText {
  const set = blocksOf(richText, look.style).map((block) => {
    const size = look.size * block.size
    const indent = indentOf(block, size, look.style, lettering)
    const room = look.width === undefined ? Infinity : Math.max(size, look.width - indent)
    return { block, size, indent, lines: breakLines(block.pieces, size, room, lettering) }
  })
  const widest = Math.max(0, ...set.flatMap(({ indent, lines }) => lines.map(({ width }) => indent + width)))
  const w = look.width ?? widest
  const inks: Ink[] = []
  let y = 0
  for (const { block, size, indent, lines } of set) {
    y += block.above
    for (const [at, line] of lines.entries()) {
      const baseline = y + size * (lineHeight / 2 + baselineBelowMiddle(look.style.family))
      const left = block.depth > 0 ? indent : spareBefore(look.align, w - line.width)
      if (at === 0 && block.marker) inks.push(markerInk(block.marker, left, baseline, size, look))
      inks.push(...lineInks(line, left, baseline, size, look, colors))
      y += size * lineHeight
    }
    y += block.below
  }
  return { inks, w, h: y, isBroken: set.some(({ lines }) => lines.some(({ isBroken }) => isBroken)) }
}

/** How much of the room that is left stands before a line. */
export function spareBefore(align: string, spare: number): number {
  if (align.startsWith('start')) return 0
  return align.startsWith('end') ? spare : spare / 2
}

// tldraw's: so many times the width of a zero for each list around it.
function indentOf({ depth, digits }: Block, size: number, style: LetterStyle, lettering: Lettering): number {
  return depth * (2.25 + digits) * widthOf('0', style, lettering) * size
}

function breakLines(pieces: readonly Piece[], size: number, room: number, lettering: Lettering): Line[] {
  const letters = pieces.flatMap((piece) => clustersOf(piece.text).map((cluster) => ({ cluster, piece })))
  const lines: Line[] = [{ letters: [], width: 0, isBroken: false }]
  let pen = 0
  let used = 0
  const begin = (isBroken = false): void => {
    lines.push({ letters: [], width: 0, isBroken })
    pen = 0
  }
  const advance = (at: number, isFirst: boolean): number => {
    const letter = letters[at]
    if (!letter) return 0
    const before = isFirst ? undefined : letters[at - 1]
    const kern =
      before?.piece === letter.piece
        ? lettering.kerning(before.cluster, letter.cluster, letter.piece.style) - squeezeBetween(before.cluster, letter.cluster)
        : 0
    return (lettering.advance(letter.cluster, letter.piece.style) + kern) * size
  }
  const put = (at: number): void => {
    const [letter, line] = [letters[at], lines.at(-1)]
    if (!letter || !line) return
    const step = advance(at, line.letters.length === 0)
    const own = lettering.advance(letter.cluster, letter.piece.style) * size
    line.letters.push({ ...letter, x: pen + step - own, end: pen + step })
    pen += step
    // What a line ends with may reach beyond it with its empty half.
    if (letter.cluster.trim() !== '') line.width = pen > room && mayEndInHalf(letter.cluster) ? pen - emptyHalf * size : pen
  }
  for (const [row, paragraph] of pieces
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .entries()) {
    if (row > 0) {
      used += 1
      begin()
    }
    for (const part of lineParts(clustersOf(paragraph))) {
      const clusters = clustersOf(part)
      const visible = clustersOf(part.trimEnd()).length
      const width = clusters.slice(0, visible).reduce((sum, _, at) => sum + advance(used + at, pen === 0 && at === 0), 0)
      const spare = mayEndInHalf(clusters[visible - 1] ?? '') ? emptyHalf * size : 0
      // A hundredth of a pixel: what was measured to fit fits.
      if (pen > 0 && pen + width > room + spare + 0.01) begin()
      for (let at = 0; at < clusters.length; at++) {
        const over = at === visible - 1 ? spare : 0
        if (at < visible && pen > 0 && pen + advance(used + at, false) > room + over + 0.01) begin(true)
        put(used + at)
      }
      used += clusters.length
    }
  }
  return lines
}

function lineInks({ letters }: Line, left: number, y: number, size: number, look: TextLook, colors: PictureColors): Ink[] {
  const grounds: Ink[] = []
  const texts: Ink[] = []
  const rules: Ink[] = []
  for (const run of runsOf(letters)) {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    const { piece } = first
    const color = piece.isLink ? (look.linkColor ?? colors.link) : look.color
    const [from, to] = [left + first.x, left + last.end]
    const bar = (top: number, height: number): string =>
      polygonPath([
        { x: from, y: top },
        { x: to, y: top },
        { x: to, y: top + height },
        { x: from, y: top + height },
      ])
    if (piece.isMarked) grounds.push({ kind: 'path', d: bar(y - size * 0.95, size * 1.25), fill: colors.marker })
    const ink: LetterInk = {
      kind: 'letters',
      style: piece.style,
      size,
      color,
      letters: run.map(({ cluster, x }) => ({ cluster, x: left + x, y })),
    }
    texts.push(look.halo && !piece.isMarked ? { ...ink, halo: look.halo } : ink)
    if (piece.isUnderlined) rules.push({ kind: 'path', d: bar(y + size * 0.09, size * 0.06), fill: color })
    if (piece.isStruck) rules.push({ kind: 'path', d: bar(y - size * 0.33, size * 0.06), fill: color })
  }
  return [...grounds, ...texts, ...rules]
}

function runsOf(letters: readonly Letter[]): Letter[][] {
  const runs: Letter[][] = []
  for (const letter of letters) {
    const run = runs.at(-1)
    if (run && run[0]?.piece === letter.piece) run.push(letter)
    else runs.push([letter])
  }
  return runs
}

// Where the page's own pictures have it.
function markerInk(marker: string, left: number, y: number, size: number, look: TextLook): LetterInk {
  const clusters = clustersOf(marker)
  const letters = clusters.map((cluster, at) => ({ cluster, x: left - size * (0.45 + 0.6 * (clusters.length - at)), y }))
  return { kind: 'letters', style: look.style, size, color: look.color, letters }
}
