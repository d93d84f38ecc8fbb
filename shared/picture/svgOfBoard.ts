import type { TLRecord, TLShape } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { settingsOf } from '../board/boardSettings.ts'
import { casesOfDocument } from '../board/casesOfDocument.ts'
import type { Locale } from '../board/locale.ts'
import { grow, type Rectangle } from '../board/plane.ts'
import { recordsOf, titleOf } from '../document/boardDocument.ts'
import { canvasRecordsOf } from '../document/canvasRecords.ts'
import { isRichText, plainTextOf } from '../document/richText.ts'
import { exportWords } from '../export/exportWords.ts'
import type { FilePart } from '../export/fileParts.ts'
import { drawBoard, type DrawnBoard } from './drawBoard.ts'
import { cornersOf, type Desk, type Remark } from './drawn.ts'
import { lineOfText } from './drawNote.ts'
import { polygonPath, type Ink } from './ink.ts'
import { layOutLegend, legendStyle } from './legend.ts'
import { openLettering, plainStyle, type Family, type PictureFonts } from './lettering.ts'
import { pictureColors, type PictureColors } from './pictureColors.ts'
import type { PictureTheme } from './pictureThemes.ts'
import { pictureWords } from './pictureWords.ts'
import { SvgWriter } from './svgOfInk.ts'

/** How a picture of a whole board is asked for. */
export type PictureWish = { theme: PictureTheme; locale: Locale; showsNumbers: boolean }

const paperAround = 32

/**
 * A whole board as SVG, from its document alone: everything on it, texts as outlines, so that no program needs a font. What can't be
 * shown is named in the picture's description. Images are parts of their own: see fileParts.ts.
 */
export async function svgOfBoard(document: Y.Doc, wish: PictureWish, fonts: PictureFonts): Promise<FilePart[]> {
  const records = canvasRecordsOf(document)
  const byId = new Map(records.map((record) => [String(record.id), record]))
  const settings = settingsOf(document)
  const texts = [...records.flatMap(textsOf), ...settings.legend.values(), ...Object.values(exportWords[wish.locale].media)]
  const words = pictureWords[wish.locale]
  const lettering = await openLettering([...texts, ...Object.values(words.kinds), plainLetters], familiesIn(records), fonts)
  const cases = wish.showsNumbers ? casesOfDocument(document) : undefined
  const desk: Desk = {
    recordOf: (id) => byId.get(id),
    lettering,
    colors: pictureColors(wish.theme),
    settings,
    locale: wish.locale,
    numberOf: (id) => cases?.get(id)?.number,
  }
  const drawn = drawBoard(records, desk)
  const leftOut = [...recordsOf(document).keys()].filter((id) => id.startsWith('shape:') && !byId.has(id)).length
  return written(drawn, desk, { title: titleOf(document), description: descriptionOf(drawn.remarks, leftOut, wish.locale) })
}

/** What numbers, list marks and names of nothing are written with. */
const plainLetters = '0123456789.•◦▪…Frame: '

function textsOf(record: TLRecord): string[] {
  const { props = {}, meta = {} } = record as { props?: Record<string, unknown>; meta?: Record<string, unknown> }
  const rich = isRichText(props.richText) ? [plainTextOf(props.richText)] : []
  return [...rich, ...[...Object.values(props), ...Object.values(meta)].filter((value) => typeof value === 'string')]
}

function familiesIn(records: readonly TLRecord[]): Set<Family> {
  const families = new Set<Family>()
  for (const record of records) {
    if (record.typeName !== 'shape') continue
    const props: TLShape['props'] = record.props
    if ('font' in props) families.add(props.font)
    if ('richText' in props && JSON.stringify(props.richText).includes('"code"')) families.add('mono')
  }
  return families
}

function descriptionOf(remarks: readonly Remark[], leftOut: number, locale: Locale): string {
  const words = pictureWords[locale]
  const namesOf = (about: Remark['about']): string[] => remarks.filter((remark) => remark.about === about).map(({ what }) => what)
  const [standIns, images, simpler] = [namesOf('stand-in'), namesOf('missing-image'), namesOf('simpler').length]
  return [
    standIns.length > 0 ? words.standIns(standIns) : '',
    images.length > 0 ? words.missingImages(images) : '',
    simpler > 0 ? words.simpler(simpler) : '',
    leftOut > 0 ? words.leftOut(leftOut) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function written({ inks, bounds }: DrawnBoard, desk: Desk, { title, description }: { title: string; description: string }): FilePart[] {
  const inner = bounds ?? { x: 0, y: 0, w: 1, h: 1 }
  const frame = grow(inner, paperAround)
  const legend = layOutLegend(desk.settings, inner.w)
  const writer = new SvgWriter(desk.lettering)
  const all = [...inks, ...(legend ? legendInks(legend.entries, { x: inner.x, y: frame.y + frame.h }, desk) : [])]
  const body = all.flatMap((ink) => writer.write(ink))
  const view = legend ? { ...frame, h: frame.h + legend.height } : frame
  const said = description === '' ? '' : `<desc>${escaped(description)}</desc>`
  const paper = `<path d="${polygonPath(cornersOf(view))}" fill="${desk.colors.palette.paper}"/>`
  return [`${openingTag(view)}<title>${escaped(title)}</title>${said}<defs>${writer.definitions}</defs>${paper}`, ...body, '</svg>\n']
}

function openingTag(view: Rectangle): string {
  const [x, y, w, h] = [view.x, view.y, view.w, view.h].map((number) => Number(number.toFixed(2)))
  const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
  return `<svg ${namespaces} width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" stroke-linecap="round" stroke-linejoin="round">`
}

function legendInks(
  entries: readonly { color: string; name: string; x: number; y: number }[],
  at: { x: number; y: number },
  desk: Desk,
): Ink[] {
  const { fontSize, rowHeight, swatch, gap } = legendStyle
  const { palette, paperOf }: PictureColors = desk.colors
  return entries.flatMap(({ color, name, x, y }): Ink[] => {
    const [left, top] = [at.x + x, at.y + y + (rowHeight - swatch) / 2]
    const place = { x: left + swatch + gap, y: top + swatch / 2 + fontSize * 0.36, size: fontSize, style: plainStyle, color: palette.ink }
    const d = polygonPath(cornersOf({ x: left, y: top, w: swatch, h: swatch }))
    return [{ kind: 'path', d, fill: paperOf(color), stroke: { color: palette.line, width: 2 } }, lineOfText(name, place, desk)]
  })
}

function escaped(text: string): string {
  // What XML can't hold at all goes, what it takes for something else is written otherwise.
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
