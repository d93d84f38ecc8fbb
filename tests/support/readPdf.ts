import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What somebody else's program (pdf.js) finds in a PDF. Texts of pages are separated by line ends. */
export type ReadPdf = {
  pages: number
  text: string
  title: string
  language: string
  bookmarks: string[]
  fonts: { name: string; isEmbedded: boolean }[]
}

/** Reads a PDF without any font of this machine. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    verbosity: 0,
  })
  const file = await loading.promise
  const texts: string[] = []
  const fonts = new Map<string, ReadPdf['fonts'][number]>()
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    const { fnArray, argsArray } = await page.getOperatorList()
    for (const [at, operator] of fnArray.entries()) {
      if (operator !== OPS.setFont) continue
      const [id] = argsArray[at] as [string]
      const { name, missingFile } = page.commonObjs.get(id) as { name: string; missingFile: boolean }
      fonts.set(name, { name, isEmbedded: !missingFile })
    }
  }
  const [{ info }, outline] = [await file.getMetadata(), await file.getOutline()]
  const { Title: title = '', Language: language = '' } = info as { Title?: string; Language?: string }
  const bookmarks = (outline ?? []).map((entry) => entry.title)
  const pages = file.numPages
  await loading.destroy()
  return { pages, text: texts.join('\n'), title, language, bookmarks, fonts: [...fonts.values()] }
}
