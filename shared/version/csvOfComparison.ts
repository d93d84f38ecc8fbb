import type { Locale } from '../board/locale.ts'
import { axisNameOf, quadrantNameOf } from '../board/matrixNames.ts'
import { csvOfLines } from '../export/csvCells.ts'
import { exportWords } from '../export/exportWords.ts'
import { changedNotes, kindsOf, type ChangedNote } from './changedNotes.ts'
import type { BoardComparison, StandingNote } from './compare.ts'

const words = {
  en: { change: 'Change', before: 'before', after: 'after', by: 'difference', textBefore: 'Text before' },
  ja: { change: '変化', before: '前', after: '後', by: '差', textBefore: '前の内容' },
} as const

const changes = {
  en: { moved: 'moved', added: 'added', removed: 'removed', edited: 'edited', recolored: 'recoloured' },
  ja: { moved: '移動', added: '追加', removed: '削除', edited: '編集', recolored: '色の変更' },
} as const

/** What has changed between two moments of a board as CSV: a line a note, the farthest moved first, with its scores at both and their difference. */
export function csvOfComparison(comparison: BoardComparison, locale: Locale): string {
  const { columns } = exportWords[locale]
  const own = words[locale]
  const rows = changedNotes(comparison)
  const between = locale === 'ja' ? '・' : ', '
  const axisHead = (axis: 'x' | 'y'): string => commonAxisName(rows, axis) ?? columns[axis]
  const heads = [
    columns.number,
    columns.text,
    own.change,
    ...(['y', 'x'] as const).flatMap((axis) => [own.before, own.after, own.by].map((moment) => headOf(axisHead(axis), moment, locale))),
    ...[own.before, own.after].map((moment) => headOf(columns.quadrant, moment, locale)),
    own.textBefore,
  ]
  const lines = rows.map(({ note, before, after, difference }) => [
    note.number,
    note.text,
    kindsOf(difference)
      .map((kind) => changes[locale][kind])
      .join(between),
    ...(['y', 'x'] as const).flatMap((axis) => {
      const [from, to] = [before?.note.score?.axes?.[axis], after?.note.score?.axes?.[axis]]
      return [from, to, difference.move?.kind === 'shifted' ? difference.move[axis] : undefined].map((score) =>
        score === undefined ? '' : rounded(score),
      )
    }),
    fieldOf(before, locale),
    fieldOf(after, locale),
    difference.words && before ? before.note.text : '',
  ])
  return csvOfLines([heads, ...lines])
}

function headOf(name: string, moment: string, locale: Locale): string {
  return locale === 'ja' ? `${name}（${moment}）` : `${name} (${moment})`
}

function commonAxisName(rows: readonly ChangedNote[], axis: 'x' | 'y'): string | undefined {
  const matrices = rows.flatMap(({ before, after }) => [before?.matrix?.matrix ?? [], after?.matrix?.matrix ?? []].flat())
  const names = new Set(matrices.map((matrix) => axisNameOf(matrix, axis)))
  return names.size === 1 ? [...names][0] : undefined
}

function fieldOf(standing: StandingNote | undefined, locale: Locale): string {
  if (!standing) return ''
  const { score } = standing.note
  if (!score || !standing.matrix) return exportWords[locale].unplaced
  return quadrantNameOf(standing.matrix.matrix, score.quadrant) ?? exportWords[locale].place[score.quadrant]
}

function rounded(score: number): number {
  // Never "-0".
  return Math.round(score * 100) / 100 + 0
}
