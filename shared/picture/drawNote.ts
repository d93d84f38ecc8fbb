import { noteSize } from '../board/caseNote.ts'
import { exportWords } from '../export/exportWords.ts'
import { clustersOf } from '../typeset/clusters.ts'
import { cornersOf, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { fitNote } from './fitNote.ts'
import { polygonPath, scaledInk, type Ink, type LetterInk } from './ink.ts'
import { labelInks } from './label.ts'
import { plainStyle, widthOf, type LetterStyle } from './lettering.ts'
import { footFontSize, footOf, layOutFoot, linkPath, numberPlace } from './noteFoot.ts'

/** A note: its paper with a shadow, its words, its foot, and its number where the picture has numbers. */
export function drawNote(shape: ShapeOf<'note'>, desk: Desk): Drawn {
  const { color, scale, font, richText, align, verticalAlign } = shape.props
  const { size, growY } = fitNote(shape, desk)
  const box = { x: 0, y: 0, w: noteSize, h: noteSize + growY }
  const ink = desk.colors.of(color).note.text
  const look = { style: { ...plainStyle, family: font }, size, color: ink, linkColor: ink, align, verticalAlign }
  const shadow = polygonPath(cornersOf({ x: 5, y: 5, w: noteSize - 10, h: box.h }))
  const inks: Ink[] = [
    { kind: 'path', d: shadow, fill: '#000000', opacity: 0.1 },
    { kind: 'path', d: polygonPath(cornersOf(box)), fill: desk.colors.paperOf(color) },
    ...labelInks(richText, look, box, desk),
    ...footInks(shape, growY, ink, desk),
  ]
  return { inks: scaledInk(inks, scale), box: { ...box, w: box.w * scale, h: box.h * scale } }
}

const faint = 0.8

function footInks({ id, meta }: ShapeOf<'note'>, growY: number, color: string, desk: Desk): Ink[] {
  const foot = footOf({ meta }, desk.settings)
  const word = foot.media ? exportWords[desk.locale].media[foot.media] : ''
  const { action, media, author, prompts, link } = layOutFoot(foot, word, growY)
  const number = desk.numberOf(id)
  const text = (words: string, x: number, y: number, style: LetterStyle = plainStyle): LetterInk => ({
    ...lineOfText(words, { x, y, size: footFontSize, style, color }, desk),
    opacity: faint,
  })
  const inks: Ink[] = []
  if (number !== undefined) inks.push(text(String(number), numberPlace.x, numberPlace.y, { ...plainStyle, weight: 700 }))
  if (media) inks.push(text(word, media.x, media.y))
  if (author) inks.push(text(author.text, author.x - (widthOf(author.text, plainStyle, desk.lettering) * footFontSize) / 2, author.y))
  if (prompts) inks.push({ kind: 'path', d: dotPath(prompts.x, prompts.y, prompts.radius), fill: color, opacity: faint })
  const sign = (d: string, x: number, y: number): Ink => {
    const lines: Ink = { kind: 'path', d, stroke: { color, width: 2.5 } }
    return { kind: 'group', transform: [0.5, 0, 0, 0.5, x, y], opacity: faint, inks: [lines] }
  }
  if (action) inks.push(sign(action.path, action.x, action.y))
  if (link) inks.push(sign(linkPath, link.x, link.y))
  return inks
}

/** A text in one line. `x`, `y`: where its baseline begins. */
export function lineOfText(
  text: string,
  { x, y, size, style, color }: { x: number; y: number; size: number; style: LetterStyle; color: string },
  { lettering }: Pick<Desk, 'lettering'>,
): LetterInk {
  let pen = x
  let before: string | undefined
  const letters = clustersOf(text).map((cluster) => {
    if (before !== undefined) pen += lettering.kerning(before, cluster, style) * size
    const letter = { cluster, x: pen, y }
    pen += lettering.advance(cluster, style) * size
    before = cluster
    return letter
  })
  return { kind: 'letters', style, size, color, letters }
}

/** A circle as a path. */
export function dotPath(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
}
