import { fieldLength, isWebAddress, promptIds, type CaseFields, type PromptId } from '../board/caseFields.ts'
import { locales } from '../board/locale.ts'
import { exportWords } from '../export/exportWords.ts'
import {
  createLeftList,
  readingOf,
  type ImportedNote,
  type ImportedStanding,
  type ImportReading,
  type ImportTarget,
} from './importedContent.ts'
import { plainOfMarkdown } from './plainOfMarkdown.ts'
import { readAbout } from './readAbout.ts'
import { cutText, isTooLong, soundText } from './soundText.ts'
import { fold } from './tableColumns.ts'

/** An item of a list as it stands there: its own lines, and what is nested in it. */
type Item = { line: number; lines: string[]; nested: string[]; indent: number; under: ImportedStanding | undefined }

const itemPattern = /^(\s*)(?:[-*+•・]|\d{1,9}[.)])\s+(.*)$/
const headingPattern = /^#{1,6}\s+(.*?)\s*#*$/

/**
 * The lists of a Markdown text, an item a note. Headings that are called like a quadrant of the board put what follows there. Our own files
 * come back with their authors, scores and fields.
 */
export function readMarkdown(text: string, target: ImportTarget): ImportReading {
  const left = createLeftList()
  const items: Item[] = []
  let under: ImportedStanding | undefined
  let open: Item | undefined
  let isCode = false
  for (const [at, line] of soundText(text).split('\n').entries()) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode
    const heading = isCode ? undefined : headingPattern.exec(line)?.[1]
    const item = isCode ? null : itemPattern.exec(line)
    const indent = item?.[1]?.length ?? 0
    if (heading !== undefined) {
      under = underHeading(plainOfMarkdown(heading), under, target)
      open = undefined
    } else if (item && (!open || indent <= open.indent + 1)) {
      open = { line: at + 1, lines: [item[2] ?? ''], nested: [], indent, under }
      items.push(open)
    } else if (open && item) {
      open.nested.push(item[2] ?? '')
    } else if (open && (line.trim() !== '' || isBroken(open.lines.at(-1)))) {
      continueItem(open, line)
    } else if (line.trim() !== '') {
      left.add('paragraphs', line.trim().slice(0, 40))
    }
  }
  // Each item of ours begins with its number.
  const areOurs = items.length > 0 && items.every(({ lines }) => /^\*\*\d+\*\* /.test(lines[0] ?? ''))
  const notes = items.flatMap((item) => noteOf(item, areOurs, target))
  for (const [at, note] of notes.entries()) {
    if (!isTooLong(note.text)) continue
    left.add('cutTexts', String(items[at]?.line))
    note.text = cutText(note.text)
  }
  return readingOf('md', {
    notes,
    drawing: undefined,
    left: areOurs ? left.list().filter(({ what }) => what !== 'paragraphs') : left.list(),
  })
}

// A line that goes on belongs to the nested item above it, if there is one. A break that somebody has set stays.
function continueItem({ lines, nested }: Item, line: string): void {
  const own = nested.length > 0 ? nested : lines
  const last = own.at(-1) ?? ''
  const next = line.trim() + (/ {2}$/.test(line) ? '  ' : '')
  own[own.length - 1] = isBroken(last) ? `${last.replace(/ *\\$| +$/, '')}\n${next}` : `${last} ${next}`
}

function isBroken(line = ''): boolean {
  return / {2}$|\\$/.test(line)
}

function underHeading(heading: string, above: ImportedStanding | undefined, { matrices }: ImportTarget): ImportedStanding | undefined {
  const name = fold(heading.replace(/\s*[(（]\d+\s*(?:件|cases?)[)）]$/, ''))
  const matrix = matrices.find((one) => fold(one.name) === name)
  if (matrix && matrices.length > 1) return { matrix: matrix.name, x: undefined, y: undefined, quadrant: undefined }
  const within = matrices.filter((one) => above?.matrix === undefined || one.name === above.matrix)
  const owner = within.find((one) => Object.values(one.quadrants).some((quadrant) => fold(quadrant) === name))
  if (!owner) return undefined
  return {
    matrix: owner.name,
    x: undefined,
    y: undefined,
    quadrant: Object.values(owner.quadrants).find((quadrant) => fold(quadrant) === name),
  }
}

function noteOf({ lines: [first = ''], nested, under }: Item, isOurs: boolean, target: ImportTarget): ImportedNote[] {
  const lines = (isOurs ? first.replace(/^\*\*\d+\*\* /, '') : first.replace(/^\[[ xX]\]\s+/, '')).split('\n')
  const last = lines.length > 1 ? /^\*(.*)\*$/.exec(lines.at(-1)?.trim() ?? '')?.[1] : undefined
  const about = isOurs && last !== undefined ? readAbout(last, target) : undefined
  const words = (about ? lines.slice(0, -1) : lines).map((line) => plainOfMarkdown(line.trim()))
  const { fields, others } = isOurs ? fieldsOf(nested) : { fields: {}, others: nested }
  const text = [...words, ...others.map((line) => `・${plainOfMarkdown(line)}`)].join('\n').trim()
  if (text === '') return []
  return [
    {
      text,
      color: undefined,
      author: about?.author,
      fields: { ...fields, ...(about?.media && { media: about.media }), ...(about?.action && { action: about.action }) },
      lineage: undefined,
      standing: standingOf(under, about),
    },
  ]
}

function standingOf(under: ImportedStanding | undefined, about: ReturnType<typeof readAbout> | undefined): ImportedStanding | undefined {
  if (about?.x === undefined || about.y === undefined) return under?.quadrant === undefined ? undefined : under
  return { matrix: under?.matrix, x: about.x, y: about.y, quadrant: under?.quadrant }
}

const promptByLabel = new Map<string, PromptId>(
  locales.flatMap((locale) => promptIds.map((id) => [fold(exportWords[locale].columns[id]), id] as const)),
)

function fieldsOf(nested: readonly string[]): { fields: CaseFields; others: string[] } {
  const fields: CaseFields = {}
  const others: string[] = []
  for (const line of nested) {
    const link = /^<([^<>\s]+)>$/.exec(line.trim())?.[1]
    const [, label = '', answer = ''] = /^([^:]+): (.*)$/.exec(line) ?? []
    const prompt = promptByLabel.get(fold(label))
    if (link !== undefined && isWebAddress(link)) fields.link = link.slice(0, fieldLength)
    else if (prompt) fields[prompt] = plainOfMarkdown(answer).slice(0, fieldLength)
    else others.push(line)
  }
  return { fields, others }
}
