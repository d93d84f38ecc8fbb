import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { pageOfScores, standingOf } from '../../../shared/board/placedMatrix.ts'
import { textOfBoard, type DataFormat } from '../../../shared/export/exportFormats.ts'
import type { ImportedNote } from '../../../shared/import/importedContent.ts'
import { landingsOf } from '../../../shared/import/landings.ts'
import { readText } from '../../../shared/import/readText.ts'
import { must } from '../../../shared/must.ts'
import { caseAt } from '../../support/caseNotes.ts'
import { contentOf, exportedBoard, landingMatrices, placedMatrix, targetOf } from '../../support/importing.ts'

const one = [placedMatrix('shape:m')]
const apart = { ...placedMatrix('shape:o', 'Them'), place: { x: 10_000, y: 0, rotation: 0 } }
const two = [placedMatrix('shape:m', 'Us'), apart]

const word = fc.constantFrom(
  '事例',
  '=1+1',
  "'=x",
  '-5',
  '@home',
  '"quoted"',
  'a,b',
  'x;y',
  '*not bold*',
  '# none',
  '1. none',
  '<b>',
  '｜',
  'é',
  '🦩',
  '\\',
  '_a_',
  '`code`',
  '&amp;',
)
const line = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const score = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)

function cases(matrices: readonly PlacedMatrix[]): fc.Arbitrary<CaseNote[]> {
  const fields = fc.record(
    {
      media: fc.constantFrom('paid' as const, 'owned' as const),
      action: fc.constantFrom('open' as const, 'done' as const),
      wentWell: line,
      link: fc.constant('https://example.org/a?b=1'),
    },
    { requiredKeys: [] },
  )
  const noted = fc.record({
    text,
    at: fc.option(fc.record({ x: score, y: score, matrix: fc.nat(matrices.length - 1) })),
    fields,
    author: fc.constantFrom('', 'Aki', '佐藤'),
    color: fc.constantFrom('yellow', 'blue', 'light-red'),
  })
  return fc.array(noted, { minLength: 1, maxLength: 6 }).map((all) =>
    all.map(({ text, at, fields, author, color }, index) => {
      const placed = at && must(matrices[at.matrix], 'one of them')
      const standing = placed && standingOf(pageOfScores(at, placed), matrices)
      const about = {
        id: `shape:${index}`,
        number: index + 1,
        text,
        fields,
        color,
        author: { id: '', name: author, standpoint: author === '' ? '' : 'PR' },
      }
      return caseAt({ x: 0, y: 0 }, { ...about, lineage: `shape:l${index}`, matrixId: standing?.matrixId, score: standing?.score })
    }),
  )
}

function roundTrip(notes: readonly CaseNote[], matrices: readonly PlacedMatrix[], format: DataFormat, locale: 'en' | 'ja'): ImportedNote[] {
  const board = exportedBoard(notes, matrices, locale)
  const name = `board.${format}`
  // Whoever imports may have the page in the other language.
  return contentOf(readText(name, textOfBoard(board, format, locale), targetOf(matrices))).notes
}

function authorOf(note: CaseNote): unknown {
  return note.author.name === '' ? undefined : note.author
}

for (const format of ['csv', 'json'] as const) {
  test(`[IMPORT-6] ${format}: what a board has exported comes back as it was, and lands where it stood`, () => {
    for (const matrices of [one, two]) {
      fc.assert(
        fc.property(cases(matrices), fc.constantFrom('en' as const, 'ja' as const), (notes, locale) => {
          const back = roundTrip(notes, matrices, format, locale)
          expect(back.map((note) => note.text)).toEqual(notes.map((note) => note.text))
          expect(back.map(({ fields }) => fields)).toEqual(notes.map(({ fields }) => fields))
          expect(back.map(({ color }) => color)).toEqual(notes.map(({ color }) => color))
          expect(back.map(({ author }) => (author?.name === '' ? undefined : author))).toEqual(notes.map(authorOf))
          const landings = landingsOf(back, landingMatrices(matrices), [])
          for (const [at, { centre }] of landings.entries()) {
            const standing = centre && standingOf(centre, matrices)
            const { matrixId, score } = must(notes[at], 'as many')
            expect(standing?.matrixId).toBe(matrixId)
            expect(standing?.score.quadrant).toBe(score?.quadrant)
            expect(Math.abs((standing?.score.axes?.x ?? 0) - (score?.axes?.x ?? 0))).toBeLessThan(0.011)
          }
        }),
      )
    }
  })
}

test('[IMPORT-6] Markdown: words, fields, authors and whole scores come back', () => {
  fc.assert(
    fc.property(cases(one), fc.constantFrom('en' as const, 'ja' as const), (notes, locale) => {
      const back = roundTrip(notes, one, 'md', locale)
      const byText = (list: readonly { text: string }[]): string[] => list.map((note) => note.text.replaceAll(/\s+/g, ' ')).sort()
      expect(byText(back)).toEqual(byText(notes))
      expect(back.filter(({ standing }) => standing).length).toBe(notes.filter(({ score }) => score).length)
      const names = (list: readonly { author?: { name: string } | undefined }[]): string[] =>
        list.map(({ author }) => author?.name ?? '').sort()
      expect(names(back)).toEqual(names(notes))
    }),
  )
})
