import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { matrixOfTemplate, type TemplateId } from '../../shared/board/template.ts'
import { exportBoard, exportMatrices, type ExportedBoard } from '../../shared/export/exportedBoard.ts'
import type { ImportedContent, ImportReading, ImportTarget } from '../../shared/import/importedContent.ts'
import type { LandingMatrix } from '../../shared/import/landings.ts'
import { must } from '../../shared/must.ts'

const openSettings: BoardSettings = {
  fields: new Set(),
  authorsHidden: false,
  versionsByAll: false,
  legend: new Map([['blue', 'customers']]),
}

/** A matrix of a template, its corner at 0, 0. */
export function placedMatrix(id: string, name = '', template: TemplateId = 'empowerment-marketing'): PlacedMatrix {
  const matrix = must(matrixOfTemplate(template, 'en'), 'the template has a matrix')
  return { id, name, index: 'a1', matrix, place: { x: 0, y: 0, rotation: 0 } }
}

/** What readers know of a board with these matrices. */
export function targetOf(matrices: readonly PlacedMatrix[]): ImportTarget {
  return { matrices: exportMatrices(matrices, 'en'), legend: openSettings.legend }
}

/** The matrices as notes land on them. */
export function landingMatrices(matrices: readonly PlacedMatrix[]): LandingMatrix[] {
  return exportMatrices(matrices, 'en').map((exported, at) => ({ exported, placed: must(matrices[at], 'as many') }))
}

/** A board with these cases as data. */
export function exportedBoard(notes: readonly CaseNote[], matrices: readonly PlacedMatrix[], locale: 'en' | 'ja' = 'en'): ExportedBoard {
  return exportBoard({
    notes,
    matrices,
    settings: openSettings,
    title: 'Board',
    url: 'https://board.example.org/b/abc',
    at: new Date(0),
    locale,
  })
}

/** What was read; throws when the file was refused. */
export function contentOf(reading: ImportReading): ImportedContent {
  if (reading.kind === 'flawed') throw new Error(`Refused: ${JSON.stringify(reading.flaw)}`)
  return reading.content
}
