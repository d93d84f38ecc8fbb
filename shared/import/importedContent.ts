import type { CaseFields } from '../board/caseFields.ts'
import type { PlainRecord } from '../document/recordFields.ts'
import type { ExportedMatrix } from '../export/exportedBoard.ts'
import { limits } from '../protocol/limits.ts'
import type { ImportedTable } from './notesOfTable.ts'

/** The files that are read. `table`: pasted cells. */
export const importFormats = ['csv', 'md', 'json', 'tldr', 'excalidraw', 'flamingo', 'table'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What a reader knows of the board that takes the file: what its axes, fields and colours are called. */
export type ImportTarget = { matrices: readonly ExportedMatrix[]; legend: ReadonlyMap<string, string> }

/** A note that a file brings. `color`: tldraw's name of it. `author`: '' in each for what the file doesn't say; undefined: it says nothing. */
export type ImportedNote = {
  text: string
  color: string | undefined
  author: { id: string; name: string; standpoint: string } | undefined
  fields: CaseFields
  /** The same for copies of one note, also on other boards. */
  lineage: string | undefined
  standing: ImportedStanding | undefined
}

/** Where a note stands, as the file says it. `matrix`: by name. `quadrant`: by name, or `topLeft` and so on. */
export type ImportedStanding = { matrix: string | undefined; x: number | undefined; y: number | undefined; quadrant: string | undefined }

/** Shapes with what they need, as records of a canvas: places to each other count, parents are among them or the page. */
export type ImportedDrawing = { shapes: PlainRecord[]; bindings: PlainRecord[]; assets: PlainRecord[] }

/** What a file holds for a board. */
export type ImportedContent = { notes: ImportedNote[]; drawing: ImportedDrawing | undefined; left: LeftOut[] }

/** What of a file does not come, or not as it was: how often, and what it is called there. */
export type LeftOut = { what: LeftKind; count: number; names: readonly string[] }
export const leftKinds = [
  'columns',
  'extraCells',
  'badScores',
  'emptyRows',
  'cutTexts',
  'paragraphs',
  'otherPages',
  'invalid',
  'unknownShapes',
  'foreign',
  'strangeImages',
  'roughly',
  'drawings',
] as const
export type LeftKind = (typeof leftKinds)[number]

/** Why a file can't be read. `line`: from 1. */
export type ImportFlaw =
  | { is: 'too-large' | 'not-text' | 'empty' | 'nothing-found' | 'newer' | 'older' | 'not-this-format' | 'damaged' | 'too-deep' }
  | { is: 'unknown-format'; name: string }
  | { is: 'open-quote' | 'not-json'; line: number }
  | { is: 'wrong-place'; place: string }
  | { is: 'too-many'; count: number; most: number }

/** `table`: where the file is one, so that its columns can be made into something else. */
export type ImportReading =
  | { kind: 'read'; format: ImportFormat; content: ImportedContent; table?: ImportedTable }
  | { kind: 'flawed'; flaw: ImportFlaw }

/** A reading of notes alone. None at all, and more than a board takes at once, are flaws. */
export function readingOf(format: ImportFormat, content: ImportedContent): ImportReading {
  const count = content.notes.length + (content.drawing?.shapes.length ?? 0)
  if (count === 0) return { kind: 'flawed', flaw: { is: 'nothing-found' } }
  if (count > limits.importThings) return { kind: 'flawed', flaw: { is: 'too-many', count, most: limits.importThings } }
  return { kind: 'read', format, content }
}

/** Counts what does not come. */
export function createLeftList(): { add: (what: LeftKind, name?: string) => void; list: () => LeftOut[] } {
  const left = new Map<LeftKind, { count: number; names: Set<string> }>()
  return {
    add(what, name) {
      const entry = left.get(what) ?? { count: 0, names: new Set() }
      entry.count += 1
      if (name !== undefined && entry.names.size < mostNames) entry.names.add(name.slice(0, 60))
      left.set(what, entry)
    },
    list: () =>
      leftKinds.flatMap((what) => {
        const entry = left.get(what)
        return entry ? [{ what, count: entry.count, names: [...entry.names] }] : []
      }),
  }
}

const mostNames = 8
