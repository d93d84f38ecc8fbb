import type { LinkMark, Page } from '../typeset/page.ts'
import type { GlyphPicture } from '../typeset/cut.ts'
import type { Typeface, Weight } from '../typeset/typeface.ts'
import { asciiBytes, PdfFile, pdfNumber, pdfText, type Deflate, type PdfReference } from './pdfFile.ts'
import { pageContent } from './pageContent.ts'
import { PdfFont } from './pdfFont.ts'

/** What a document says of itself. `language`: BCP 47. */
export type PdfInformation = { title: string; language: string; madeAt: Date }

/** A heading to jump to: the how-manieth page, from 0, and how far down in points. */
export type Bookmark = { title: string; page: number; y: number }

export type PdfSource = { pages: readonly Page[]; bookmarks: readonly Bookmark[]; information: PdfInformation; typeface: Typeface }

/**
 * Writes pages as PDF 1.7: text as text, in fonts that hold just the glyphs used, figures as paths. `onPage` hears how many pages are
 * done. Without clock, chance and surroundings: the same pages give the same bytes.
 */
export async function writePdf(source: PdfSource, deflate: Deflate, onPage?: (done: number) => void): Promise<Uint8Array> {
  const { pages, bookmarks, information, typeface } = source
  const file = new PdfFile(deflate)
  const fonts = new Map<Weight, PdfFont>()
  const fontOf = (weight: Weight): PdfFont => {
    const font = fonts.get(weight) ?? new PdfFont(typeface, weight)
    fonts.set(weight, font)
    return font
  }
  const pictures = new Map<GlyphPicture, { name: string; at: PdfReference }>()
  const pictureName = (picture: GlyphPicture): string => {
    const known = pictures.get(picture) ?? { name: `I${pictures.size + 1}`, at: file.reserve() }
    pictures.set(picture, known)
    return known.name
  }
  const [tree, resources] = [file.reserve(), file.reserve()]
  const pageReferences = pages.map(() => file.reserve())
  for (const [at, page] of pages.entries()) {
    const content = await file.addStream('', asciiBytes(pageContent(page, { fontOf, pictureName })))
    const links = page.marks.flatMap((mark) => (mark.kind === 'link' ? [file.add(linkOf(mark, page.height))] : []))
    const box = `[0 0 ${pdfNumber(page.width)} ${pdfNumber(page.height)}]`
    file.add(
      `<< /Type /Page /Parent ${tree} /MediaBox ${box} /Resources ${resources} /Contents ${content} /Annots [${links.join(' ')}] >>`,
      pageReferences[at],
    )
    onPage?.(at + 1)
  }
  const fontReferences = [...fonts.values()].map((font) => ({ font, at: file.reserve() }))
  for (const { font, at } of fontReferences) await font.write(file, at)
  for (const [picture, { at }] of pictures) await addPicture(file, picture, at)
  const fontNames = fontReferences.map(({ font, at }) => `/${font.name} ${at}`).join(' ')
  const pictureNames = [...pictures.values()].map(({ name, at }) => `/${name} ${at}`).join(' ')
  file.add(`<< /Font << ${fontNames} >> /XObject << ${pictureNames} >> >>`, resources)
  file.add(`<< /Type /Pages /Kids [${pageReferences.join(' ')}] /Count ${pages.length} >>`, tree)
  const outline = addOutline(file, bookmarks, pages, pageReferences)
  const catalog = file.add(
    `<< /Type /Catalog /Pages ${tree} /Lang (${information.language}) /ViewerPreferences << /DisplayDocTitle true >> ${outline} >>`,
  )
  return file.finish(catalog, addInformation(file, information))
}

function linkOf({ x, y, w, h, url }: LinkMark, height: number): string {
  const box = [x, height - y - h, x + w, height - y].map(pdfNumber).join(' ')
  const address = encodeURI(url)
    .replaceAll('%25', '%')
    .replaceAll(/[\\()]/g, (sign) => `\\${sign}`)
  return `<< /Type /Annot /Subtype /Link /Rect [${box}] /Border [0 0 0] /A << /S /URI /URI (${address}) >> >>`
}

async function addPicture(file: PdfFile, { pixels, w, h }: GlyphPicture, at: PdfReference): Promise<void> {
  const [colors, cover] = [new Uint8Array(w * h * 3), new Uint8Array(w * h)]
  for (let pixel = 0; pixel < w * h; pixel++) {
    colors.set(pixels.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
    cover[pixel] = pixels[pixel * 4 + 3] ?? 0
  }
  const size = `/Type /XObject /Subtype /Image /Width ${w} /Height ${h} /BitsPerComponent 8`
  const mask = await file.addStream(`${size} /ColorSpace /DeviceGray`, cover)
  await file.addStream(`${size} /ColorSpace /DeviceRGB /SMask ${mask}`, colors, at)
}

function addOutline(file: PdfFile, bookmarks: readonly Bookmark[], pages: readonly Page[], references: readonly PdfReference[]): string {
  if (bookmarks.length === 0) return ''
  const root = file.reserve()
  const items = bookmarks.map(() => file.reserve())
  for (const [at, { title, page, y }] of bookmarks.entries()) {
    const place = `[${references[page]} /XYZ null ${pdfNumber((pages[page]?.height ?? 0) - y)} null]`
    const neighbours = [items[at - 1] && `/Prev ${items[at - 1]}`, items[at + 1] && `/Next ${items[at + 1]}`].filter(Boolean).join(' ')
    file.add(`<< /Title ${pdfText(title)} /Parent ${root} /Dest ${place} ${neighbours} >>`, items[at])
  }
  file.add(`<< /Type /Outlines /First ${items[0]} /Last ${items.at(-1)} /Count ${items.length} >>`, root)
  return `/Outlines ${root}`
}

function addInformation(file: PdfFile, { title, madeAt }: PdfInformation): PdfReference {
  const time = madeAt.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')
  return file.add(`<< /Title ${pdfText(title)} /Creator (Flamingo) /Producer (Flamingo) /CreationDate (D:${time}Z) >>`)
}
