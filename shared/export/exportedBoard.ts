import type { BoardSettings } from '../board/boardSettings.ts'
import type { CaseFields } from '../board/caseFields.ts'
import type { CaseNote } from '../board/caseNote.ts'
import type { Locale } from '../board/locale.ts'
import type { MatrixProps } from '../board/matrix.ts'
import { axisNameOf, quadrantNameOf } from '../board/matrixNames.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { leanEnds, type Quadrant } from '../board/score.ts'
import { shownAuthor } from '../board/shownAuthor.ts'
import { leanOf } from '../board/tally.ts'
import { exportWords } from './exportWords.ts'

/** The version of what leaves a board as data; raised when a field changes its meaning or goes. docs/export.md describes it. */
export const exportVersion = 1

/** A board as data, in the order of the notes' numbers. What CSV and Markdown are written from, and JSON as it is. */
export type ExportedBoard = {
  format: 'flamingo-board'
  version: typeof exportVersion
  title: string
  /** Where the board is, without a key: whoever opens it needs to know the board already. */
  url: string
  /** ISO 8601, UTC. */
  exportedAt: string
  /** The moment of the version that it is of; missing for the present. */
  asOf?: string
  matrices: ExportedMatrix[]
  notes: ExportedNote[]
}

/** `name` is unique on the board. */
export type ExportedMatrix = {
  id: string
  name: string
  /** The ends of the scales; null in columns, which have none. */
  x: { name: string; low: string; high: string; min: number; max: number } | null
  y: { name: string; low: string; high: string; min: number; max: number } | null
  /** What each field is called. In columns the right half is `topRight`. */
  quadrants: Partial<Record<Quadrant, string>>
  /** Which way −100 and 100 of a lean point; null where that has no name. */
  lean: { low: string; high: string } | null
}

/** One note. Scores have two decimals. Null: there is none. Author fields are missing while the board hides its authors. */
export type ExportedNote = {
  number: number
  id: string
  text: string
  matrix: string | null
  quadrant: Quadrant | null
  quadrantName: string | null
  x: number | null
  y: number | null
  lean: number | null
  /** In words: the end it leans to; null in balance, or without names. */
  leansTo: string | null
  author?: string
  standpoint?: string
  fields: CaseFields
  color: string
  /** What the board's legend calls the colour. */
  colorName: string | null
  createdAt: string | null
  /** Who changed it last. Missing like the author. */
  changedBy?: string | null
  /** The day of that, by the calendar of whoever did it (`2026-11-26`). */
  changedOn: string | null
  lineage: string
  url: string
}

export type ExportSource = {
  notes: readonly CaseNote[]
  /** The lowest first. */
  matrices: readonly PlacedMatrix[]
  settings: BoardSettings
  title: string
  /** `https://board.example.org/b/<id>` */
  url: string
  at: Date
  /** ISO 8601: of which moment the notes are, where that is not now. */
  asOf?: string
  locale: Locale
}

/** A board as data. The page and the server give the same notes and so the same files. */
export function exportBoard({ notes, matrices, settings, title, url, at, asOf, locale }: ExportSource): ExportedBoard {
  const words = exportWords[locale]
  const exported = new Map(exportMatrices(matrices, locale).map((matrix) => [matrix.id, matrix]))
  return {
    format: 'flamingo-board',
    version: exportVersion,
    title,
    url,
    exportedAt: at.toISOString(),
    ...(asOf !== undefined && { asOf }),
    matrices: [...exported.values()],
    notes: notes.toSorted((one, other) => one.number - other.number).map(exportNote),
  }

  function exportNote(note: CaseNote): ExportedNote {
    const { score, matrixId } = note
    const matrix = matrixId === undefined ? undefined : exported.get(matrixId)
    const author = shownAuthor(note, settings)
    const axes = score?.axes
    return {
      number: note.number,
      id: note.id,
      text: note.text,
      matrix: matrix?.name ?? null,
      quadrant: score?.quadrant ?? null,
      quadrantName: (score && matrix?.quadrants[score.quadrant]) ?? (score ? words.place[score.quadrant] : null),
      x: axes ? round(axes.x) : null,
      y: axes ? round(axes.y) : null,
      lean: axes ? round(axes.lean) : null,
      leansTo: axes && matrix?.lean ? endOf(axes.lean, matrix.lean) : null,
      ...(author && { author: author.name, standpoint: author.standpoint }),
      fields: note.fields,
      color: note.color,
      colorName: settings.legend.get(note.color) ?? null,
      createdAt: note.createdAt ?? null,
      ...(author && { changedBy: note.changed?.name ?? null }),
      changedOn: note.changed?.on ?? null,
      lineage: note.lineage,
      url: `${url}?note=${note.number}`,
    }
  }
}

/** The matrices of a board, the lowest first, as files describe them. */
export function exportMatrices(matrices: readonly PlacedMatrix[], locale: Locale): ExportedMatrix[] {
  const names = namesOf(matrices, locale)
  return matrices.map((placed, at) => exportMatrix(placed, names[at] ?? '', locale))
}

function exportMatrix({ id, matrix }: PlacedMatrix, name: string, locale: Locale): ExportedMatrix {
  const words = exportWords[locale]
  const isColumns = matrix.layout === 'columns'
  const fields: Quadrant[] = isColumns ? ['topLeft', 'bottomLeft', 'topRight'] : ['topLeft', 'topRight', 'bottomLeft', 'bottomRight']
  return {
    id,
    name,
    x: isColumns ? null : axisOf(matrix, 'x', words.columns.x),
    y: isColumns ? null : axisOf(matrix, 'y', words.columns.y),
    quadrants: Object.fromEntries(fields.map((field) => [field, quadrantNameOf(matrix, field) ?? words.place[field]])),
    lean: leanEnds(matrix) ?? null,
  }
}

function axisOf(matrix: MatrixProps, axis: 'x' | 'y', fallback: string): NonNullable<ExportedMatrix['x']> {
  const name = axisNameOf(matrix, axis) ?? fallback
  return axis === 'x'
    ? { name, low: matrix.xLow, high: matrix.xHigh, min: matrix.xMin, max: matrix.xMax }
    : { name, low: matrix.yLow, high: matrix.yHigh, min: matrix.yMin, max: matrix.yMax }
}

// Whoever reads the file tells matrices apart by name alone.
function namesOf(matrices: readonly PlacedMatrix[], locale: Locale): string[] {
  const taken = new Set<string>()
  return matrices.map(({ name }, at) => {
    const own = name.trim() || exportWords[locale].matrixNumber(at + 1)
    let unique = own
    for (let count = 2; taken.has(unique); count++) unique = `${own} (${count})`
    taken.add(unique)
    return unique
  })
}

function endOf(lean: number, ends: { low: string; high: string }): string | null {
  const way = leanOf(lean)
  return way === 'balanced' ? null : ends[way]
}

function round(score: number): number {
  // Never "-0".
  return Math.round(score * 100) / 100 + 0
}
