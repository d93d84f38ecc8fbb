import type { BoardSettings } from '../board/boardSettings.ts'
import { caseFieldsOf, promptIds, type ActionState, type MediaTag } from '../board/caseFields.ts'
import { authorIn, noteSize } from '../board/caseNote.ts'
import { shownAuthor } from '../board/shownAuthor.ts'

/** What stands in the foot of a note: whose it is, and quiet marks of what its fields hold. */
export type NoteFoot = {
  author: string
  action: ActionState | undefined
  media: MediaTag | undefined
  hasPrompts: boolean
  link: string | undefined
}

/** The foot of a note on a board with these settings. Fields that are switched off leave no mark. */
export function footOf({ meta }: { meta: Readonly<Record<string, unknown>> }, settings: BoardSettings): NoteFoot {
  const fields = caseFieldsOf(meta)
  return {
    author: shownAuthor({ author: authorIn(meta) }, settings)?.name ?? '',
    action: settings.fields.has('action') ? fields.action : undefined,
    media: settings.fields.has('media') ? fields.media : undefined,
    hasPrompts: promptIds.some((id) => settings.fields.has(id) && fields[id] !== undefined),
    link: settings.fields.has('link') ? fields.link : undefined,
  }
}

/** The letters of a foot, in canvas pixels. */
export const footFontSize = 12
const side = 10
const between = 6
/** A number stands in the padding above the text. */
export const numberPlace = { x: side, y: 14 }
/** Two links of a chain, on a square of 24, drawn at half of that. */
export const linkPath =
  'M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71'

/** A box to tick, open or with the tick in it, drawn as the chain is. */
export const actionPaths: Record<ActionState, string> = {
  open: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  done: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM7.5 12.5l3.2 3.2 6-7',
}

/** Where the parts of a foot are in a picture of a note, in canvas pixels from its upper left corner; undefined where there is no such part. */
export type FootPlaces = {
  action: { path: string; x: number; y: number } | undefined
  media: { x: number; y: number } | undefined
  /** `x`: of its middle. */
  author: { text: string; x: number; y: number } | undefined
  prompts: { x: number; y: number; radius: number } | undefined
  link: { x: number; y: number } | undefined
}

/** Lays a note's foot out. `mediaWord`: what its kind of media is called; `growY`: how much higher than wide the note is. */
export function layOutFoot({ author, action, media, hasPrompts, link }: NoteFoot, mediaWord: string, growY: number): FootPlaces {
  const mediaX = action ? side + footFontSize + between : side
  const left = media ? mediaX + roughWidth(mediaWord, footFontSize) + between : mediaX
  const linkX = noteSize - side - footFontSize
  const dotX = (link ? linkX - between : noteSize - side) - 3
  const right = hasPrompts ? dotX - 3 - between : link ? linkX - between : noteSize - side
  const y = noteSize + growY - 5
  return {
    action: action && { path: actionPaths[action], x: side, y: y - 10 },
    media: media && { x: mediaX, y },
    author: author === '' ? undefined : { text: shortenedTo(author, right - left, footFontSize), x: (left + right) / 2, y },
    prompts: hasPrompts ? { x: dotX, y: y - 4, radius: 3 } : undefined,
    link: link === undefined ? undefined : { x: linkX, y: y - 10 },
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
function roughWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, character) => sum + widthOf(character, fontSize), 0)
}

// Japanese is as wide as high, Latin about half.
function widthOf(character: string, fontSize: number): number {
  return fontSize * ((character.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.58)
}
