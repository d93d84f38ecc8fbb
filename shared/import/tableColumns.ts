import { promptIds, type PromptId } from '../board/caseFields.ts'
import { locales } from '../board/locale.ts'
import { exportWords } from '../export/exportWords.ts'
import type { ImportTarget } from './importedContent.ts'

/** What a column of a table holds. `computed`: what a board knows by itself. */
export type ColumnKind =
  | 'text'
  | 'x'
  | 'y'
  | 'matrix'
  | 'quadrant'
  | 'author'
  | 'standpoint'
  | 'media'
  | 'action'
  | 'link'
  | 'color'
  | 'computed'
  | 'unknown'
  | PromptId

export type TableColumns = { kinds: ColumnKind[]; hasHeads: boolean }

/** What else people call them, besides what our own files do. */
const otherHeads: Partial<Record<ColumnKind, readonly string[]>> = {
  text: [
    'text',
    'note',
    'notes',
    'content',
    'case',
    'idea',
    'title',
    'card',
    'テキスト',
    '付箋',
    '本文',
    '事例',
    'メモ',
    'アイデア',
    'タイトル',
  ],
  author: ['author', 'by', 'name', 'created by', '作成者', '名前', '氏名', '記入者'],
  standpoint: ['role', 'company', '役割', '会社', '所属'],
  x: ['x', 'x軸', '横軸'],
  y: ['y', 'y軸', '縦軸'],
  color: ['color'],
  link: ['link', 'url', 'リンク'],
  computed: ['#', 'id', 'number'],
}

const kindByHead = new Map<string, ColumnKind>()
for (const [kind, heads] of Object.entries(otherHeads)) for (const head of heads) kindByHead.set(fold(head), kind as ColumnKind)
for (const locale of locales) {
  const { columns } = exportWords[locale]
  const ours: [string, ColumnKind][] = [
    ...(['text', 'matrix', 'x', 'y', 'quadrant', 'author', 'standpoint', 'media', 'action', 'link', 'color'] as const).map(
      (id): [string, ColumnKind] => [columns[id], id],
    ),
    ...promptIds.map((id): [string, ColumnKind] => [columns[id], id]),
    ...[columns.number, columns.created, columns.noteLink, columns.lean].map((head): [string, ColumnKind] => [head, 'computed']),
  ]
  for (const [head, kind] of ours) kindByHead.set(fold(head), kind)
}

/** What a column can be made by hand, in the order in which people look for it. */
export const columnChoices = [
  'unknown',
  'text',
  'x',
  'y',
  'matrix',
  'quadrant',
  'author',
  'standpoint',
  'media',
  'action',
  'link',
  'color',
  ...promptIds,
] as const satisfies readonly ColumnKind[]
export type ColumnChoice = (typeof columnChoices)[number]

/** The columns with one of them made into something else by hand: what another one was until then is nothing any more. */
export function withColumn({ kinds, hasHeads }: TableColumns, at: number, choice: ColumnChoice): TableColumns {
  const others = kinds.map((kind) => (kind === choice ? 'unknown' : kind))
  return { kinds: others.map((kind, column) => (column === at ? choice : kind)), hasHeads }
}

/** Finds out what each column of a table holds: by its head, by the names of the board's axes, and by what stands in it. */
export function findColumns(rows: readonly string[][], { matrices }: ImportTarget): TableColumns {
  const [heads = [], ...body] = rows
  const kinds = heads.map((head) => kindOfHead(head))
  for (const [at, head] of heads.entries()) {
    const axis = (['x', 'y'] as const).find((name) => matrices.some((matrix) => matrix[name] && fold(matrix[name].name) === fold(head)))
    if (axis) kinds[at] = axis
  }
  if (kinds.every((kind) => kind === 'unknown') && !looksLikeHeads(heads, body)) {
    return {
      kinds: withText(
        heads.map(() => 'unknown' as const),
        rows,
      ),
      hasHeads: false,
    }
  }
  nameAxesByPlace(kinds)
  return { kinds: withText(kinds, body), hasHeads: true }
}

/** A head without what makes no difference to a reader. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** A number as people write it: in full width, with a decimal comma. Undefined for everything else. */
export function numberIn(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim().replace(/^'/, '').replaceAll('−', '-')
  if (!/^[+-]?(\d{1,12}([.,]\d{0,10})?|[.,]\d{1,10})$/.test(text)) return undefined
  return Number(text.replace(',', '.'))
}

function kindOfHead(head: string): ColumnKind {
  const folded = fold(head)
  // "Empowerment ← Lean → Marketing": computed, too.
  return kindByHead.get(folded) ?? (/←.*→/.test(folded) ? 'computed' : 'unknown')
}

// Between text and quadrant our own files have the two axes, whatever those are called on the board that wrote them.
function nameAxesByPlace(kinds: ColumnKind[]): void {
  const from = Math.max(kinds.indexOf('text'), kinds.indexOf('matrix'))
  const [first, second, third] = [from + 1, from + 2, from + 3]
  if (from < 0 || kinds.includes('x') || kinds.includes('y') || kinds[third] !== 'quadrant') return
  if (kinds[first] === 'unknown' && kinds[second] === 'unknown') [kinds[first], kinds[second]] = ['x', 'y']
}

// A head of words above a column of numbers.
function looksLikeHeads(heads: readonly string[], body: readonly string[][]): boolean {
  return heads.some((head, at) => {
    const filled = body.map((cells) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
    return numberIn(head) === undefined && filled.length > 0 && filled.every((cell) => numberIn(cell) !== undefined)
  })
}

// Without a head that says so, the text is the column with the most letters.
function withText(kinds: ColumnKind[], body: readonly string[][]): ColumnKind[] {
  if (kinds.includes('text')) return kinds
  const letters = kinds.map((kind, at) =>
    kind === 'unknown' ? body.reduce((sum, cells) => sum + (numberIn(cells[at] ?? '') === undefined ? (cells[at] ?? '').length : 0), 0) : 0,
  )
  const most = Math.max(0, ...letters)
  return most === 0 ? kinds : kinds.map((kind, at) => (at === letters.indexOf(most) ? 'text' : kind))
}
