import type { Glyph } from '../typeset/cut.ts'
import type { Typeface, Weight } from '../typeset/typeface.ts'
import { asciiBytes, pdfNumber, utf16Hex, type PdfFile, type PdfReference } from './pdfFile.ts'
import { fontHeights, writeTrueType } from './trueType.ts'

/** One cut of the typeface in one document: the glyphs that it uses, each with the text that it stands for. */
export class PdfFont {
  readonly name: string
  readonly #typeface: Typeface
  readonly #weight: Weight
  readonly #codeByCluster = new Map<string, number>()
  readonly #glyphs: Glyph[] = [{ text: '', advance: 1000, outline: [] }]

  constructor(typeface: Typeface, weight: Weight) {
    this.name = `F${weight}`
    this.#typeface = typeface
    this.#weight = weight
  }

  glyph(cluster: string): Glyph {
    return this.#typeface.glyph(cluster, this.#weight)
  }

  /** The number of a cluster's glyph in this document. */
  code(cluster: string): number {
    const known = this.#codeByCluster.get(cluster)
    if (known !== undefined) return known
    this.#glyphs.push(this.glyph(cluster))
    this.#codeByCluster.set(cluster, this.#glyphs.length - 1)
    return this.#glyphs.length - 1
  }

  kerning(first: string, second: string): number {
    return this.#typeface.kerning(first, second, this.#weight)
  }

  /** Writes the font with what has been used of it (ISO 32000-1, 9.7: a composite font whose codes are the glyphs' numbers). */
  async write(file: PdfFile, at: PdfReference): Promise<void> {
    const bytes = writeTrueType(this.#glyphs)
    const fontName = `/${subsetTag(this.#glyphs)}+NotoSansJP-${this.#weight}`
    const program = await file.addStream(`/Length1 ${bytes.length}`, bytes)
    const { ascent, descent, capHeight } = fontHeights
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName ${fontName} /Flags 4 /FontBBox [-1000 ${descent} 3000 ${ascent}] /ItalicAngle 0 ` +
        `/Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight} /StemV ${Math.round(this.#weight / 5)} /FontFile2 ${program} >>`,
    )
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${fontName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
        `/FontDescriptor ${descriptor} /DW 1000 /W [0 [${this.#glyphs.map(({ advance }) => pdfNumber(Math.round(advance))).join(' ')}]] /CIDToGIDMap /Identity >>`,
    )
    const toUnicode = await file.addStream('', textByCode(this.#glyphs))
    file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${fontName} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${toUnicode} >>`,
      at,
    )
  }
}

// Six letters that differ between subsets of one font (9.6.4).
function subsetTag(glyphs: readonly Glyph[]): string {
  let hash = glyphs.length
  for (const { text } of glyphs) for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 26 ** 6
  return Array.from({ length: 6 }, (_, at) => String.fromCharCode(65 + (Math.floor(hash / 26 ** at) % 26))).join('')
}

// Which text each glyph stands for, so that what is selected and searched are the words that were written (9.10.3).
function textByCode(glyphs: readonly Glyph[]): Uint8Array {
  const entries = glyphs.slice(1).map(({ text }, at) => `<${hex4(at + 1)}> <${utf16Hex(text)}>`)
  const blocks: string[] = []
  for (let first = 0; first < entries.length; first += entriesPerBlock) {
    const block = entries.slice(first, first + entriesPerBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return asciiBytes(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`)
}

const entriesPerBlock = 100

/** A glyph's number as the page's content writes it. */
export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0')
}
