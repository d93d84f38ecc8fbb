import type { Editor, TLFontFace, TLShapeId } from '@tldraw/tldraw'
import { fontFacesFor } from '../matrix/boardFonts.ts'

/** The fonts that these shapes are set in, each once. tldraw's own sans, which its arrows ask for, is the board's font here. */
export function fontFacesIn(editor: Editor, ids: TLShapeId[]): TLFontFace[] {
  const faces = new Set<TLFontFace>()
  for (const id of editor.getShapeAndDescendantIds(ids)) {
    const asked = editor.fonts.getShapeFontFaces(id)
    const own = asked.filter(({ family }) => family !== 'tldraw_sans')
    const shape = own.length < asked.length ? editor.getShape(id) : undefined
    const text = shape && editor.getShapeUtil(shape).getText(shape)
    for (const face of [...own, ...fontFacesFor(text ?? '')]) faces.add(face)
  }
  return [...faces]
}

/**
 * Keeps tldraw from putting fonts into the pictures that it lays out in the page: each would arrive as a new font of the page, and
 * every note of the board be measured anew. Whoever draws embeds them at the end. Returns the way to stop.
 */
export function keepFontsOut({ fonts }: Editor): () => void {
  const getShapeFontFaces = fonts.getShapeFontFaces
  fonts.getShapeFontFaces = () => []
  return () => {
    fonts.getShapeFontFaces = getShapeFontFaces
  }
}
