import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { installedFonts } from '../../../server/export/installedFonts.ts'
import { layOutHandout } from '../../../shared/handout/layOutHandout.ts'
import { makeHandout } from '../../../shared/handout/makeHandout.ts'
import { papers } from '../../../shared/handout/handoutStyle.ts'
import type { FigureMark, TextMark } from '../../../shared/typeset/page.ts'
import { openTypeface } from '../../../shared/typeset/typeface.ts'
import { earlierHandoutBoard, handoutBoard } from '../../support/handoutBoard.ts'
import { readPdf } from '../../support/readPdf.ts'

test.for([
  ['ja', 'a4'],
  ['en', 'a3'],
] as const)(
  '[EXPORT-28] compared with a version, a handout in %s on %s says what has moved, come, gone and changed',
  async ([locale, paper]) => {
    const board = handoutBoard(14, { locale, paper })
    const pdf = await makeHandout(
      { ...board, earlier: earlierHandoutBoard(board, locale) },
      { fonts: installedFonts, deflate: (bytes) => Promise.resolve(deflateSync(bytes)) },
    )
    const text = (await readPdf(Buffer.from(pdf))).text.replaceAll(/\s/g, '')
    const expected =
      locale === 'ja'
        ? [
            '「議論の後」（2026年11月11日）から、移動3件・追加2件・削除1件・編集1件。',
            'エンパワーメント−17,マーケティング+34',
            '人は活きるが届かない→両輪が回る',
            '追加：両輪が回る',
            '終わった事例',
            '前の内容：短い文',
          ]
        : [
            'Since“Afterdiscussion”(11November2026):3moved,2new,1removed,1edited.',
            'Empowerment−17,Marketing+34',
            'New:Bothwheelsturn',
            'Acasethatisover',
            'Before:Shorter',
          ]
    for (const part of expected) expect(text).toContain(part)
  },
)

test('[EXPORT-28] in its picture an arrow leads from where a note stood, a plus marks a new one, a cross one that is gone: all in ink', async () => {
  const board = handoutBoard(14)
  const earlier = earlierHandoutBoard(board, 'ja')
  const typeface = await openTypeface(
    [JSON.stringify(board), JSON.stringify(earlier), '月日から移動追加削除編集前の位置新しく加わったここにはもうない変化件+−→・'],
    [400, 700],
    installedFonts,
  )
  const [plain, compared] = [layOutHandout(board, typeface), layOutHandout({ ...board, earlier }, typeface)]
  const figures = ({ pages }: typeof plain): FigureMark[] => (pages[0]?.marks ?? []).filter((mark) => mark.kind === 'figure')
  const added = figures(compared).length - figures(plain).length
  // Three figures an arrow and a plus, two a cross; and each once in the key below.
  expect(added).toBe(3 * 3 + 2 * 3 + 2 + (3 + 3 + 2))
  const colors = ({ fill, stroke }: FigureMark): string[] => [fill, stroke?.color].filter((color) => color !== undefined)
  const known = new Set(['#ffffff', ...figures(plain).flatMap(colors)])
  expect(
    figures(compared)
      .flatMap(colors)
      .filter((color) => !known.has(color)),
    'nothing but ink and paper comes with it',
  ).toEqual([])
  const gone = (compared.pages[0]?.marks ?? []).find((mark): mark is TextMark => mark.kind === 'text' && mark.text === '15')
  expect(gone, 'the number of the one that is gone').toBeDefined()
  const { width, margin } = papers.a4
  const texts = compared.pages.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'text'))
  expect(texts.filter(({ x }) => x >= width - margin.side)).toEqual([])
})

test('[EXPORT-28] compared with itself, and with a board that had nothing, it says so; three hundred notes fit', async () => {
  const board = handoutBoard(300)
  const letters = [
    JSON.stringify(board),
    JSON.stringify(earlierHandoutBoard(board, 'ja')),
    '続き件名枚年月日から移動追加削除編集前の位置内容新しく加わったここにはもうない変化なしもありません。（）「」ほか多番号図省+−→・：',
  ]
  const typeface = await openTypeface(letters, [400, 700], installedFonts)
  const words = (earlier: Parameters<typeof layOutHandout>[0]['earlier']): string =>
    layOutHandout({ ...board, ...(earlier && { earlier }) }, typeface)
      .pages.flatMap(({ marks }) => marks)
      .map((mark) => (mark.kind === 'text' ? mark.text : ''))
      .join('')
  const at = new Date('2026-11-11T05:00:00Z')
  const itself = words({ cases: board, at, name: '' })
  expect(itself).toContain('2026年11月11日から、変化なし。')
  expect(itself).toContain('位置にも内容にも変化はありません。')
  expect(words({ cases: { notes: [], matrices: [] }, at, name: '' })).toContain('2026年11月11日から、追加300件。')
  expect(words(earlierHandoutBoard(board, 'ja'))).toMatch(/移動\d+件/)
})
