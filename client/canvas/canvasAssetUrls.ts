import monoBold from '@tldraw/assets/fonts/IBMPlexMono-Bold.woff2?url'
import monoBoldItalic from '@tldraw/assets/fonts/IBMPlexMono-BoldItalic.woff2?url'
import mono from '@tldraw/assets/fonts/IBMPlexMono-Medium.woff2?url'
import monoItalic from '@tldraw/assets/fonts/IBMPlexMono-MediumItalic.woff2?url'
import serifBold from '@tldraw/assets/fonts/IBMPlexSerif-Bold.woff2?url'
import serifBoldItalic from '@tldraw/assets/fonts/IBMPlexSerif-BoldItalic.woff2?url'
import serif from '@tldraw/assets/fonts/IBMPlexSerif-Medium.woff2?url'
import serifItalic from '@tldraw/assets/fonts/IBMPlexSerif-MediumItalic.woff2?url'
import drawBold from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold.woff2?url'
import drawBoldItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold_Italic.woff2?url'
import draw from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular.woff2?url'
import drawItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular_Italic.woff2?url'
import iconSprite from '@tldraw/assets/icons/icon/0_merged.svg?url'
import english from '@tldraw/assets/translations/en.json?url'
import japanese from '@tldraw/assets/translations/ja.json?url'
import { getAssetUrls } from '@tldraw/assets/selfHosted'
import { DEFAULT_EMBED_DEFINITIONS, type TLUiAssetUrlOverrides } from '@tldraw/tldraw'

/**
 * Where tldraw finds its icons, translations and fonts: on our own server, and only those that a board uses. The sans font
 * is missing on purpose: boards set it in Noto Sans JP (see boardFonts.ts).
 */
export const canvasAssetUrls: TLUiAssetUrlOverrides = {
  // All icons are parts of one file; tldraw knows their names.
  icons: getAssetUrls(() => iconSprite).icons,
  translations: { en: english, ja: japanese },
  // Named one by one: tldraw fetches every icon that isn't named from its own host, and boards have no embeds.
  embedIcons: Object.fromEntries(DEFAULT_EMBED_DEFINITIONS.map(({ type }) => [type, undefined])),
  fonts: {
    tldraw_mono: mono,
    tldraw_mono_italic: monoItalic,
    tldraw_mono_bold: monoBold,
    tldraw_mono_italic_bold: monoBoldItalic,
    tldraw_serif: serif,
    tldraw_serif_italic: serifItalic,
    tldraw_serif_bold: serifBold,
    tldraw_serif_italic_bold: serifBoldItalic,
    tldraw_draw: draw,
    tldraw_draw_italic: drawItalic,
    tldraw_draw_bold: drawBold,
    tldraw_draw_italic_bold: drawBoldItalic,
  },
}
