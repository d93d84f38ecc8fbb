import type { Editor, TLFontFace, TLShapeId } from '@tldraw/tldraw'

/** The fonts that these shapes are set in, each once. */
export function fontFacesIn(editor: Editor, ids: TLShapeId[]): TLFontFace[] {
  const faces = new Set<TLFontFace>()
  for (const id of editor.getShapeAndDescendantIds(ids)) for (const face of editor.fonts.getShapeFontFaces(id)) faces.add(face)
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
