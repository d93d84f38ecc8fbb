import { tipTapDefaultExtensions, type TLTextOptions } from '@tldraw/tldraw'
import type { LiveTexts } from '../../sync/liveBoard.ts'
import { createLiveTextExtension } from '../../sync/liveText.ts'
import { addFontsFromNode } from '../addFontsFromNode.ts'
import { keepOwnCaret } from './keepOwnCaret.ts'
import { createOthersCarets } from './othersCarets.ts'

/** How texts are written on a board: tldraw's marks and lists, several people in one text, the caret at the end at first. */
export function createTextOptions(texts: LiveTexts): TLTextOptions {
  return {
    addFontsFromNode,
    tipTapConfig: {
      autofocus: 'end',
      extensions: [...tipTapDefaultExtensions, createLiveTextExtension(texts), keepOwnCaret, createOthersCarets(texts)],
    },
  }
}
