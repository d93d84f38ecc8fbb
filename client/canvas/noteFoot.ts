import type { TLNoteShape } from '@tldraw/tldraw'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { caseFieldsOf, promptIds, type MediaTag } from '../../shared/board/caseFields.ts'
import { authorIn } from '../../shared/board/caseNote.ts'
import { shownAuthor } from '../../shared/board/shownAuthor.ts'

/** What stands in the foot of a note: whose it is, and quiet marks of what its fields hold. */
export type NoteFoot = { author: string; media: MediaTag | undefined; hasPrompts: boolean; link: string | undefined }

/** The foot of a note on a board with these settings. Fields that are switched off leave no mark. */
export function footOf({ meta }: Pick<TLNoteShape, 'meta'>, settings: BoardSettings): NoteFoot {
  const fields = caseFieldsOf(meta)
  return {
    author: shownAuthor({ author: authorIn(meta) }, settings)?.name ?? '',
    media: settings.fields.has('media') ? fields.media : undefined,
    hasPrompts: promptIds.some((id) => settings.fields.has(id) && fields[id] !== undefined),
    link: settings.fields.has('link') ? fields.link : undefined,
  }
}

/** A text as long as fits into `width` (pixels) at this font size, cut with "…". By rule of thumb: for pictures, where nothing is measured. */
export function shortenedTo(text: string, width: number, fontSize: number): string {
  const characters = [...text]
  let used = 0
  for (const [at, character] of characters.entries()) {
    used += widthOf(character, fontSize)
    if (used > width) return `${characters.slice(0, Math.max(1, at - 1)).join('')}…`
  }
  return text
}

/** How wide a text is, roughly, in pixels. */
export function roughWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, character) => sum + widthOf(character, fontSize), 0)
}

// Japanese is as wide as high, Latin about half.
function widthOf(character: string, fontSize: number): number {
  return fontSize * ((character.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.58)
}
