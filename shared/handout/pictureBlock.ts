import type { BoardSettings } from '../board/boardSettings.ts'
import type { CaseNote } from '../board/caseNote.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { placedMark, type Mark } from '../typeset/page.ts'
import { breakLines, textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import type { ChangedNote } from '../version/changedNotes.ts'
import { changeKey, changeMarks } from './changeMarks.ts'
import type { Block } from './firstPage.ts'
import { baselineIn, lineSpacing, printColors, styles } from './handoutStyle.ts'
import type { HandoutWords } from './handoutWords.ts'
import { drawMatrix } from './matrixPicture.ts'
import { markerMarks, type MarkerLook } from './marker.ts'
import { placeMarkers } from './placeMarkers.ts'

/** What is said above a picture: the matrix' name among several, which way its cases lean, and where their centre is. */
export function sentenceBlock(
  {
    name,
    sentence,
    centre,
    changes,
  }: { name: string | undefined; sentence: string; centre: string | undefined; changes?: string | undefined },
  width: number,
  typeface: Typeface,
): Block {
  const marks: Mark[] = []
  let y = 0
  const lines = [
    [name, styles.section, printColors.ink],
    [sentence, styles.sentence, printColors.ink],
    [centre, styles.detail, printColors.muted],
    [changes, styles.detail, printColors.ink],
  ] as const
  for (const [text, style, color] of lines) {
    if (text === undefined) continue
    for (const line of breakLines(text, width, style, typeface)) {
      marks.push({ kind: 'text', ...style, text: line, x: 0, y: y + baselineIn(style.size, 1.45), color })
      y += style.size * 1.45
    }
  }
  return { marks, height: y + 6 }
}

type PictureSource = {
  placed: PlacedMatrix
  notes: readonly CaseNote[]
  looks: ReadonlyMap<string, MarkerLook>
  settings: BoardSettings
  words: HandoutWords
  /** Undefined: it is compared with no other moment. */
  changed: readonly ChangedNote[] | undefined
}

/** The matrix with its notes as numbers, in the middle of the room, and below it what the colours stand for. `marks`: from so far down. */
export function pictureBlock(
  { placed, notes, looks, settings, words, changed }: PictureSource,
  room: { w: number; h: number },
  typeface: Typeface,
): { marks(top: number): Mark[]; height: number } {
  const picture = drawMatrix(placed.matrix, room, typeface)
  const markers = placeMarkers(notes, placed, picture, looks, typeface)
  const left = (room.w - picture.width) / 2
  const ways = changeMarks(changed ?? [], placed, picture.plot, markers, typeface)
  const key = changed ? changeKey(words.changes.key, typeface) : { marks: [], height: 0 }
  const legend = legendBlock({ notes, looks, settings, words }, room.w, typeface)
  const remark = markers.areNumbered ? [] : breakLines(words.tooManyForNumbers, room.w, styles.detail, typeface)
  const remarkHeight = remark.length * styles.detail.size * lineSpacing
  return {
    height: picture.height + key.height + legend.height + remarkHeight + 4,
    marks: (top) => [
      ...[...picture.marks, ...ways.below, ...markers.marks, ...ways.above].map((mark) => placedMark(mark, 1, left, top)),
      ...key.marks.map((mark) => placedMark(mark, 1, 0, top + picture.height)),
      ...legend.marks.map((mark) => placedMark(mark, 1, 0, top + picture.height + key.height)),
      ...remark.map((text, line): Mark => {
        const y =
          top + picture.height + key.height + legend.height + baselineIn(styles.detail.size) + line * styles.detail.size * lineSpacing
        return { kind: 'text', ...styles.detail, text, x: 0, y, color: printColors.muted }
      }),
    ],
  }
}

const legendMarker = 9
const legendRow = 16

// One colour without a name says nothing.
function legendBlock(
  { notes, looks, settings, words }: Omit<PictureSource, 'placed' | 'changed'>,
  width: number,
  typeface: Typeface,
): Block {
  const entries = [...looks.values()].map((look) => {
    const name = settings.legend.get(look.color) ?? words.colors[look.color] ?? words.otherColor
    return { look, text: `${name}  ${notes.filter(({ color }) => color === look.color).length}` }
  })
  const [only] = entries
  if (entries.length === 0 || (entries.length === 1 && only && !settings.legend.has(only.look.color))) return { marks: [], height: 0 }
  const marks: Mark[] = []
  let [x, y] = [0, 0]
  for (const { look, text } of entries) {
    const w = legendMarker + 6 + textWidth(text, styles.detail, typeface)
    if (x > 0 && x + w > width) [x, y] = [0, y + legendRow]
    marks.push(...markerMarks({ number: undefined, look, x: x + legendMarker / 2 + 1, y: y + legendRow / 2, size: legendMarker }, typeface))
    marks.push({
      kind: 'text',
      ...styles.detail,
      text,
      x: x + legendMarker + 6,
      y: y + legendRow / 2 + styles.detail.size * 0.37,
      color: printColors.ink,
    })
    x += w + 18
  }
  return { marks, height: y + legendRow + 4 }
}
