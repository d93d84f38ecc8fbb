import { caseFieldsOf } from '../board/caseFields.ts'
import { isObject } from '../document/richText.ts'
import { exportVersion } from '../export/exportedBoard.ts'
import { colorNamed } from './colorNamed.ts'
import { createLeftList, readingOf, type ImportedNote, type ImportReading, type ImportTarget } from './importedContent.ts'
import { cutText, isTooLong, soundText } from './soundText.ts'

/** The notes of a board's JSON (docs/export.md), whoever wrote it. `format`: in which file it was. */
export function readBoardJson(value: Record<string, unknown>, target: ImportTarget, format: 'json' | 'flamingo' = 'json'): ImportReading {
  if (typeof value.version !== 'number' || !Array.isArray(value.notes))
    return { kind: 'flawed', flaw: { is: 'wrong-place', place: 'notes' } }
  if (value.version > exportVersion) return { kind: 'flawed', flaw: { is: 'newer' } }
  const left = createLeftList()
  const notes: ImportedNote[] = []
  for (const [at, note] of value.notes.entries() as IterableIterator<[number, unknown]>) {
    if (!isObject(note) || typeof note.text !== 'string') return { kind: 'flawed', flaw: { is: 'wrong-place', place: `notes[${at}].text` } }
    const wrong = (['x', 'y'] as const).find((axis) => note[axis] !== null && note[axis] !== undefined && !isNumber(note[axis]))
    if (wrong) return { kind: 'flawed', flaw: { is: 'wrong-place', place: `notes[${at}].${wrong}` } }
    const text = soundText(note.text)
    if (text === '') {
      left.add('emptyRows', String(note.number))
      continue
    }
    if (isTooLong(text)) left.add('cutTexts', String(note.number))
    notes.push({
      text: isTooLong(text) ? cutText(text) : text,
      color: colorNamed(textIn(note.colorName), target) ?? colorNamed(textIn(note.color), target),
      author: typeof note.author === 'string' ? { id: '', name: textIn(note.author), standpoint: textIn(note.standpoint) } : undefined,
      fields: isObject(note.fields) ? caseFieldsOf(note.fields) : {},
      lineage: textIn(note.lineage) || undefined,
      standing: standingOf(note, value.matrices, target),
    })
  }
  return readingOf(format, { notes, drawing: undefined, left: left.list() })
}

function standingOf(note: Record<string, unknown>, matrices: unknown, target: ImportTarget): ImportedNote['standing'] {
  const matrix = textIn(note.matrix)
  if (matrix === '') return undefined
  const from = Array.isArray(matrices) ? (matrices as unknown[]).find((one) => isObject(one) && one.name === matrix) : undefined
  const to = target.matrices.find(({ name }) => name === matrix) ?? (target.matrices.length === 1 ? target.matrices[0] : undefined)
  const scoreOn = (axis: 'x' | 'y'): number | undefined => {
    const score = note[axis]
    return isNumber(score) ? onScale(score, isObject(from) ? from[axis] : undefined, to?.[axis]) : undefined
  }
  return { matrix, x: scoreOn('x'), y: scoreOn('y'), quadrant: textIn(note.quadrant) || undefined }
}

// Half of the way stays half of the way, whatever the ends are called.
function onScale(score: number, from: unknown, to: { min: number; max: number } | null | undefined): number {
  if (!to || !isObject(from) || !isNumber(from.min) || !isNumber(from.max) || from.min === from.max) return score
  if (from.min === to.min && from.max === to.max) return score
  return to.min + ((score - from.min) / (from.max - from.min)) * (to.max - to.min)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? soundText(value.slice(0, 200)) : ''
}
