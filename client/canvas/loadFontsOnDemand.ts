import { allDefaultFontFaces, type Editor } from '@tldraw/tldraw'

/**
 * Stops tldraw from fetching all 16 of its font files (1.4 MB) as soon as it is mounted: a phone on conference Wi-Fi pays
 * for what its board shows. Call it before tldraw's own mount effects; the fonts of shapes still load as they appear.
 */
export function loadFontsOnDemand(editor: Editor): void {
  const { fonts } = editor
  const requestFonts = fonts.requestFonts.bind(fonts)
  fonts.requestFonts = (faces) => {
    // Its sans is the board's font here, and not on our server.
    if (faces !== allDefaultFontFaces) requestFonts(faces.filter(({ family }) => family !== 'tldraw_sans'))
  }
}
