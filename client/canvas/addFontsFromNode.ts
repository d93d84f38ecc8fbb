import { defaultAddFontsFromNode, type TLTextOptions } from '@tldraw/tldraw'
import { fontFacesFor } from '../matrix/boardFonts.ts'

/**
 * Which font files a piece of text needs. tldraw's own fonts know no Japanese, and its sans is replaced by ours: so our
 * slices come for every character, and tldraw's faces only for the other families.
 */
export const addFontsFromNode: NonNullable<TLTextOptions['addFontsFromNode']> = (node, state, addFont) => {
  if (node.text) {
    for (const face of fontFacesFor(node.text)) addFont(face)
  }
  return defaultAddFontsFromNode(node, state, (face) => {
    if (face.family !== 'tldraw_sans') addFont(face)
  })
}
