import { promptIds } from '../board/caseFields.ts'
import type { Locale } from '../board/locale.ts'
import { quadrants } from '../board/score.ts'
import type { ExportedBoard, ExportedMatrix, ExportedNote } from './exportedBoard.ts'
import { exportWords, type ExportWords } from './exportWords.ts'

/** A board as Markdown (CommonMark) for a wiki or a chat: a heading a quadrant, a line a note with what it says of itself below. */
export function markdownOfBoard(board: ExportedBoard, locale: Locale): string {
  const words = exportWords[locale]
  const several = board.matrices.length > 1
  const parts = [
    `# ${escaped(board.title)}`,
    `${words.exportedOn} ${board.exportedAt.slice(0, 16).replace('T', ' ')} UTC · [${words.board}](${board.url})`,
    ...board.matrices.flatMap((matrix) => matrixParts(matrix, board.notes, words, several)),
    ...fieldParts(
      '##',
      words.unplaced,
      board.notes.filter(({ matrix }) => matrix === null),
      undefined,
      words,
      board.matrices.length > 0,
    ),
  ]
  if (board.notes.length === 0) parts.push(words.nothing)
  return `${parts.join('\n\n')}\n`
}

function matrixParts(matrix: ExportedMatrix, notes: readonly ExportedNote[], words: ExportWords, several: boolean): string[] {
  const own = notes.filter((note) => note.matrix === matrix.name)
  const level = several ? '###' : '##'
  const fields = quadrants.filter((quadrant) => matrix.quadrants[quadrant] !== undefined)
  return [
    ...(several ? [`## ${escaped(matrix.name)}`] : []),
    ...fields.flatMap((quadrant) =>
      fieldParts(
        level,
        matrix.quadrants[quadrant] ?? '',
        own.filter((note) => note.quadrant === quadrant),
        matrix,
        words,
        true,
      ),
    ),
  ]
}

// A quadrant is named even when nothing is in it: that says something, too. What lies on no matrix only if there is some.
function fieldParts(
  level: string,
  name: string,
  notes: readonly ExportedNote[],
  matrix: ExportedMatrix | undefined,
  words: ExportWords,
  headed: boolean,
): string[] {
  if (notes.length === 0 && !matrix) return []
  const head = headed ? [`${level} ${escaped(name)} (${words.cases(notes.length)})`] : []
  return notes.length === 0 ? head : [...head, notes.map((note) => noteLines(note, matrix, words)).join('\n')]
}

function noteLines(note: ExportedNote, matrix: ExportedMatrix | undefined, words: ExportWords): string {
  const text = note.text.split('\n').map(escaped).join('  \n  ')
  const scores =
    note.x !== null && note.y !== null && matrix?.x && matrix.y
      ? [`${escaped(matrix.x.name)} ${Math.round(note.x)}`, `${escaped(matrix.y.name)} ${Math.round(note.y)}`]
      : []
  const author = [note.author, note.standpoint]
    .filter(Boolean)
    .map((one) => escaped(one ?? ''))
    .join(', ')
  const { media, action } = note.fields
  const about = [
    ...scores,
    ...(author ? [words.by(author)] : []),
    ...(media ? [words.media[media]] : []),
    ...(action ? [words.action[action]] : []),
  ]
  const answers = promptIds.flatMap((id) => {
    const answer = note.fields[id]
    return answer === undefined ? [] : [`  - ${words.columns[id]}: ${escaped(answer.replaceAll(/\s*\n\s*/g, ' / '))}`]
  })
  const link = note.fields.link ? [`  - <${note.fields.link.replaceAll(/[<>\s]/g, encodeURIComponent)}>`] : []
  return [`- **${note.number}** ${text}${about.length > 0 ? `  \n  *${about.join(' · ')}*` : ''}`, ...answers, ...link].join('\n')
}

/** Text in which no character means anything to Markdown, nor to the HTML that it may hold. */
function escaped(text: string): string {
  return text
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~!$&]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
