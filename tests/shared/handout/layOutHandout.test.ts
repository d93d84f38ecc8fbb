import { beforeAll, expect, test } from 'vitest'
import { layOutHandout, type Handout, type HandoutSource } from '../../../shared/handout/layOutHandout.ts'
import { paperSizes, papers, styles } from '../../../shared/handout/handoutStyle.ts'
import { must } from '../../../shared/must.ts'
import type { Page, TextMark } from '../../../shared/typeset/page.ts'
import { textWidth } from '../../../shared/typeset/setText.ts'
import { openTypeface, type Typeface } from '../../../shared/typeset/typeface.ts'
import { installedFonts } from '../../../server/export/installedFonts.ts'
import { handoutBoard } from '../../support/handoutBoard.ts'

const longText = `始まり${'長い事例の文章です。'.repeat(400)}終わり`
/** Whose note it is stands beside each of its parts. */
const nobody = { id: '', name: '', standpoint: '' }
let typeface: Typeface

beforeAll(async () => {
  const letters = [handoutBoard(12), handoutBoard(12, { locale: 'en' }), handoutBoard(1, { template: 'kpt' })].map((board) =>
    JSON.stringify(board),
  )
  const words =
    '（続き）件名枚年月日書いた人ほか重心付箋はありません四象限の上外にボードを開く一度開いたことある端末でcontinued図番号省いて位置表数値ご覧いただけます多ため'
  typeface = await openTypeface(
    [...letters, longText, words, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
    [400, 700],
    installedFonts,
  )
})

test.for([
  [10, 'a4'],
  [10, 'a3'],
  [300, 'a4'],
  [300, 'a3'],
] as const)(
  '[EXPORT-13] a handout of %d notes on %s has each once in its table, with its whole text, and once in the picture',
  ([count, paper]) => {
    const board = handoutBoard(count, { paper })
    const handout = layOutHandout(board, typeface)
    const numbers = textsOf(handout).filter(({ weight, text }) => weight === 700 && /^\d+$/.test(text))
    const placed = board.notes.filter(({ matrixId }) => matrixId !== undefined)
    const expected = [...board.notes, ...placed].map(({ number }) => number).sort((one, other) => one - other)
    expect(numbers.map(({ text }) => Number(text)).sort((one, other) => one - other)).toEqual(expected)
    const whole = wordsOf(handout)
    for (const { text, author } of board.notes) {
      expect(whole).toContain(text.replaceAll(/\s/g, ''))
      expect(whole).toContain(author.name)
    }
  },
)

test('[EXPORT-13] it says what it is: title, day where it was made, who wrote, which way the cases lean, scores, fields, address', () => {
  const board = handoutBoard(10)
  const words = textsOf(layOutHandout(board, typeface))
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '')
  for (const part of [
    '第3回社員の発信を考える会',
    '2026年11月26日',
    '佐藤（広報）',
    '書いた人（4名）',
    '10件中',
    'うまくいったこと：写真より',
    '重心',
  ])
    expect(words).toContain(part)
  expect(words).toContain(board.url)
  expect(linksOf(layOutHandout(board, typeface))).toContain('https://example.org/cases/0')
})

test('[EXPORT-13] where a board hides its authors, the handout names none', () => {
  const board = handoutBoard(10)
  const words = wordsOf(layOutHandout({ ...board, settings: { ...board.settings, authorsHidden: true } }, typeface))
  expect(words).not.toContain('佐藤')
  expect(words).not.toContain('書いた人')
})

test('[EXPORT-13] boards without a matrix, with columns, with several, and without notes have a handout, too', () => {
  const columns = layOutHandout(handoutBoard(10, { template: 'kpt' }), typeface)
  expect(wordsOf(columns)).toContain('Keep（続けること）')
  const none = layOutHandout(handoutBoard(10, { template: 'blank' }), typeface)
  expect(textsOf(none).filter(({ text }) => /^\d+$/.test(text))).toHaveLength(10)
  const board = handoutBoard(10)
  const [first] = board.matrices
  const second = { ...must(first, 'a matrix'), id: 'shape:other', name: 'B社', place: { x: 5_000, y: 0, rotation: 0 } }
  const several = layOutHandout({ ...board, matrices: [...board.matrices, second] }, typeface)
  expect(several.pages.length).toBeGreaterThan(1)
  expect(wordsOf(several)).toContain('四象限の上に付箋はありません。')
  expect(layOutHandout({ ...board, notes: [] }, typeface).pages).toHaveLength(1)
})

test.for(paperSizes.flatMap((paper) => [10, 40, 137, 300].map((count) => [paper, count] as const)))(
  '[EXPORT-14] on %s with %d notes nothing reaches beyond its column, and no head stands without a note below it',
  ([paper, count]) => {
    const board = handoutBoard(count, { paper, note: (at) => (at % 9 === 4 ? { text: longText.slice(0, at * 7) } : {}) })
    const handout = layOutHandout(board, typeface)
    for (const page of handout.pages) expectInside(page, paper)
    for (const page of handout.pages) for (const head of headsOn(page)) expectFollowed(head, page)
  },
)

test('[EXPORT-14] where a table goes on, its name and the heads of its columns stand again', () => {
  const handout = layOutHandout(handoutBoard(300), typeface)
  for (const page of handout.pages.slice(1, -1)) {
    const texts = page.marks.filter((mark) => mark.kind === 'text')
    const top = must(headsOn(page)[0], 'a head')
    // Nothing stands above it but the head of the page.
    expect(texts.filter(({ y }) => y < top.y).every(({ size }) => size === styles.small.size)).toBe(true)
    const heads = texts.filter(({ y, size }) => size === styles.small.size && y > top.y && y < top.y + 30).map(({ text }) => text)
    expect(heads).toEqual(top.text.startsWith('四象限の外') ? ['書いた人'] : ['書いた人', 'マーケティング', 'エンパワーメント'])
  }
})

test('[EXPORT-14] a text longer than a page goes on over pages, and every line of it is there', () => {
  const handout = layOutHandout(handoutBoard(3, { note: (at) => (at === 1 ? { text: longText, author: nobody } : {}) }), typeface)
  expect(handout.pages.length).toBeGreaterThan(2)
  expect(wordsOf(handout)).toContain(longText)
  for (const page of handout.pages) expectInside(page, 'a4')
})

test('[EXPORT-17] markers cover neither each other nor leave their quadrant, and each colour has a form of its own', () => {
  const handout = layOutHandout(handoutBoard(300), typeface)
  const [first] = handout.pages
  const markers = must(first, 'a page').marks.filter(
    (mark): mark is TextMark => mark.kind === 'text' && mark.weight === 700 && /^\d+$/.test(mark.text),
  )
  const inPicture = markers.filter(({ size }) => size < 7)
  for (const [at, one] of inPicture.entries()) {
    for (const other of inPicture.slice(at + 1)) {
      const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))
      expect(apart, `${one.text} and ${other.text}`).toBeGreaterThan(one.size)
    }
  }
})

function textsOf({ pages }: Handout): TextMark[] {
  return pages.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'text'))
}

function linksOf({ pages }: Handout): string[] {
  return pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'link' ? [mark.url] : [])))
}

// What is read from page to page, without spaces and without what stands on each page: heads, feet, numbers.
function wordsOf(handout: Handout): string {
  const isRepeated = ({ text, size }: TextMark): boolean => size === styles.small.size || text.endsWith('（続き）') || /^\d+件?$/.test(text)
  return textsOf(handout)
    .flatMap((mark) => (isRepeated(mark) ? [] : [mark.text]))
    .join('')
    .replaceAll(/\s/g, '')
}

function expectInside({ marks, width, height }: Page, paper: HandoutSource['paper']): void {
  const { margin } = papers[paper]
  for (const mark of marks) {
    if (mark.kind !== 'text') continue
    const right = mark.x + (mark.turn ? 0 : textWidth(mark.text, mark, typeface))
    expect(mark.x, mark.text).toBeGreaterThanOrEqual(margin.side - 0.5)
    expect(right, mark.text).toBeLessThanOrEqual(width - margin.side + 0.5)
    expect(mark.y, mark.text).toBeLessThanOrEqual(height - 20)
  }
}

function headsOn({ marks }: Page): TextMark[] {
  return marks.filter(
    (mark): mark is TextMark =>
      mark.kind === 'text' && mark.size === styles.heading.size && mark.weight === 700 && !mark.text.endsWith('。'),
  )
}

// Somewhere below a head, in its column and before the next head, there is text of a note, or that there is none.
function expectFollowed(head: TextMark, { marks }: Page): void {
  const below = marks.filter(
    (mark) =>
      mark.kind === 'text' &&
      mark.y > head.y + 2 &&
      mark.y < head.y + 60 &&
      Math.abs(mark.x - (head.x + 17)) < 30 &&
      mark.size >= styles.detail.size,
  )
  expect(below.length, `${head.text} at ${head.x}, ${head.y}`).toBeGreaterThan(0)
}
