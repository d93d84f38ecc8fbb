/**
 * The colours offered for notes, by tldraw's names of them, and the papers they have on a board. tldraw's thirteen are too many
 * to tell apart; these seven are, also for people who see red, green or blue weakly or not at all (tests/client/canvas/noteColors.test.ts
 * simulates it). Notes of other colours keep theirs.
 */
export const noteColors = ['black', 'orange', 'light-red', 'violet', 'blue', 'green', 'white'] as const
export type NoteColor = (typeof noteColors)[number]

/** All colours that tldraw knows: notes from elsewhere may have any of them. */
export const canvasColors = [...noteColors, 'grey', 'light-violet', 'light-blue', 'yellow', 'light-green', 'red'] as const

/** What is written on a paper is black on light ones, white on dark ones. */
export const notePapers: Record<NoteColor, { light: string; dark: string }> = {
  // tldraw calls its first colour black, and draws notes of it yellow.
  black: { light: '#fbe28c', dark: '#7e6b16' },
  orange: { light: '#f1a055', dark: '#754a2a' },
  'light-red': { light: '#dd6a87', dark: '#861a42' },
  violet: { light: '#d1b6f2', dark: '#7355b8' },
  blue: { light: '#7a9aff', dark: '#1d4487' },
  green: { light: '#7fd4a4', dark: '#2b7b5e' },
  white: { light: '#ffffff', dark: '#d0d2d6' },
}
