import { isObject } from '../document/richText.ts'
import { readExcalidraw } from './excalidraw/readExcalidraw.ts'
import type { ImportReading, ImportTarget } from './importedContent.ts'
import { lineOfJsonFlaw } from './lineOfJsonFlaw.ts'
import { readTable } from './notesOfTable.ts'
import { parseTable } from './parseTable.ts'
import { readBoardJson } from './readBoardJson.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readTldr } from './readTldr.ts'

/** Reads the text of a file. What it is, its content says; between CSV and Markdown, its name. */
export function readText(name: string, text: string, target: ImportTarget): ImportReading {
  if (text.trim() === '') return { kind: 'flawed', flaw: { is: 'empty' } }
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (jsonEndings.has(ending) || /^\uFEFF?\s*\{/.test(text)) return readJson(name, text, target)
  if (tableEndings.has(ending)) return readCsv(text, target)
  if (listEndings.has(ending)) return readMarkdown(text, target)
  return { kind: 'flawed', flaw: { is: 'unknown-format', name } }
}

const jsonEndings = new Set(['json', 'tldr', 'excalidraw'])
const tableEndings = new Set(['csv', 'tsv'])
const listEndings = new Set(['md', 'markdown', 'txt'])

/** The endings of all files that can be read, the board's own file among them. */
export const importEndings = [...jsonEndings, ...tableEndings, ...listEndings, 'flamingo'].map((ending) => `.${ending}`)

function readCsv(text: string, target: ImportTarget): ImportReading {
  const table = parseTable(text)
  if (table.kind === 'open-quote') return { kind: 'flawed', flaw: { is: 'open-quote', line: table.line } }
  return readTable('csv', table.rows, target)
}

function readJson(name: string, text: string, target: ImportTarget): ImportReading {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // V8 falls over what nests a hundred thousand levels deep.
    if (error instanceof RangeError) return { kind: 'flawed', flaw: { is: 'too-deep' } }
    return { kind: 'flawed', flaw: { is: 'not-json', line: lineOfJsonFlaw(text) } }
  }
  if (!isObject(value)) return { kind: 'flawed', flaw: { is: 'unknown-format', name } }
  if ('tldrawFileFormatVersion' in value) return readTldr(value)
  if (value.format === 'flamingo-board') return readBoardJson(value, target)
  if (value.type === 'excalidraw' || value.type === 'excalidraw/clipboard') return readExcalidraw(value)
  return { kind: 'flawed', flaw: { is: 'unknown-format', name } }
}
