import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { boardFontFamily, boardFontSlices } from '../../matrix/boardFonts.ts'
import type { Watching } from '../drawPieces.ts'
import { fontFacesIn } from '../pictureFonts.ts'
import type { FontOfFamily } from '../print/glyphDrawings.ts'
import { startPrintJob } from '../print/printJob.ts'
import type { GlyphRegistry } from './glyphRegistry.ts'

/** The drawings of all glyphs that a picture of these shapes refers to, as definitions of an SVG. Undefined when it was called off. */
export async function glyphDefinitions(
  registry: GlyphRegistry,
  { editor, ids }: { editor: Editor; ids: TLShapeId[] },
  { onProgress, signal }: Watching,
): Promise<string | undefined> {
  const families = await fontsOfFamilies(editor, ids)
  if (signal.aborted) return undefined
  const job = startPrintJob({ kind: 'glyphs', glyphs: registry.all(), slices: boardFontSlices(), families }, onProgress)
  signal.addEventListener('abort', () => job.cancel(), { once: true })
  const bytes = await job.bytes
  return bytes && new TextDecoder().decode(bytes)
}

// tldraw's own fonts, which know no Japanese: the board's has its slices.
async function fontsOfFamilies(editor: Editor, ids: TLShapeId[]): Promise<FontOfFamily[]> {
  const others = fontFacesIn(editor, ids).filter(({ family }) => family !== boardFontFamily)
  return Promise.all(
    others.map(async (face) => {
      const css = await editor.fonts.toEmbeddedCssDeclaration(face)
      const url = /url\("(data:[^"]*)"\)/.exec(css)?.[1] ?? ''
      return { family: face.family, isBold: face.weight === 'bold', isItalic: face.style === 'italic', url }
    }),
  )
}
