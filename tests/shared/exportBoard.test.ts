import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { expect, test } from 'vitest'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { matrixOfTemplate, type TemplateId } from '../../shared/board/template.ts'
import { exportBoard, type ExportedBoard, type ExportSource } from '../../shared/export/exportedBoard.ts'
import { exportFileName, textOfBoard } from '../../shared/export/exportFormats.ts'
import { must } from '../../shared/must.ts'
import { caseAt } from '../support/caseNotes.ts'

const settings: BoardSettings = { fields: new Set(), authorsHidden: false, versionsByAll: false, legend: new Map([['yellow', 'us']]) }

const both = caseAt(
  { x: 64.126, y: 53 },
  {
    number: 12,
    id: 'shape:a',
    text: 'Company A:\n“own” words, and more',
    createdAt: '2026-11-25T10:20:30.400Z',
    changed: { id: 'ben', name: 'Ben', on: '2026-11-26' },
  },
)
const loud = caseAt(
  { x: 90, y: 10 },
  {
    number: 3,
    id: 'shape:b',
    text: '=HYPERLINK("https://x.example")',
    color: 'blue',
    fields: { media: 'paid', wentWell: 'all\nof it', link: 'https://example.org/a?b=1&c=2' },
  },
)
const unplaced = caseAt({ x: 0, y: 0 }, { number: 7, id: 'shape:c', text: '- not a *list*', matrixId: undefined, score: undefined })

test('[EXPORT-1] a board as data says of each note where it stands, in words and figures', () => {
  const { notes, matrices } = exported({ notes: [both, loud, unplaced] })
  expect(notes.map(({ number }) => number)).toEqual([3, 7, 12])
  expect(notes[2]).toEqual({
    number: 12,
    id: 'shape:a',
    text: 'Company A:\n“own” words, and more',
    matrix: 'Quadrant 1',
    quadrant: 'topRight',
    quadrantName: 'Both wheels turn',
    x: 64.13,
    y: 53,
    lean: 11.13,
    leansTo: 'Marketing',
    author: 'Aki',
    standpoint: '',
    fields: {},
    color: 'yellow',
    colorName: 'us',
    createdAt: '2026-11-25T10:20:30.400Z',
    changedBy: 'Ben',
    changedOn: '2026-11-26',
    lineage: 'shape:n',
    url: 'https://board.example.org/b/abc?note=12',
  })
  expect(notes[1]).toMatchObject({ matrix: null, quadrant: null, quadrantName: null, x: null, y: null, lean: null, leansTo: null })
  expect(matrices[0]).toMatchObject({ x: { name: 'Marketing', min: 0, max: 100 }, lean: { low: 'Empowerment', high: 'Marketing' } })
})

test('[EXPORT-1] matrices have distinct names, and columns have fields without scores', () => {
  const names = exported({ matrices: [placed('shape:m', 'us'), placed('shape:o', 'us'), placed('shape:p', '')] }).matrices.map(
    ({ name }) => name,
  )
  expect(names).toEqual(['us', 'us (2)', 'Quadrant 3'])
  const kept = caseAt({ x: 0, y: 0 }, { score: { quadrant: 'bottomLeft', axes: undefined } })
  const columns = exported({ notes: [kept], matrices: [placed('shape:m', '', 'kpt')] })
  expect(columns.matrices[0]).toMatchObject({ x: null, y: null, quadrants: { topLeft: 'Keep', bottomLeft: 'Problem', topRight: 'Try' } })
  expect(columns.notes[0]).toMatchObject({ quadrantName: 'Problem', x: null, lean: null })
})

test('[EXPORT-2] where a board hides its authors, no file names them', () => {
  const board = exported({ notes: [both, loud], settings: { ...settings, authorsHidden: true } })
  for (const format of ['csv', 'md', 'json'] as const) expect(textOfBoard(board, format, 'en')).not.toMatch(/Aki|Ben/)
})

test('[EXPORT-3] CSV opens in a spreadsheet as it was written: Japanese, quotes, lines, numbers', () => {
  const text = textOfBoard(exported({ notes: [both, loud, unplaced] }), 'csv', 'ja')
  expect(text.startsWith('\uFEFF番号,内容,Marketing,Empowerment,象限,Empowerment ← 偏り → Marketing,書いた人,')).toBe(true)
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(3)
  expect(rows[2]).toMatchObject({
    番号: '12',
    内容: 'Company A:\n“own” words, and more',
    Marketing: '64.13',
    象限: 'Both wheels turn',
    色: 'us',
    '作成日時（UTC）': '2026-11-25 10:20:30',
  })
  expect(rows[1]).toMatchObject({ 象限: '四象限の外', Marketing: '', 付箋へのリンク: 'https://board.example.org/b/abc?note=7' })
  expect(rows[0]).toMatchObject({ メディア: 'ペイド', うまくいったこと: 'all\nof it', 色: 'blue' })
  expect(Object.keys(must(rows[0], 'there are rows'))).not.toContain('立場')
})

test('[EXPORT-4] no cell of text begins like a formula, and whatever people write comes back', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('=1+1', '+1', '-1', '@a', '\t=1', ' =1', '＝1', '"', '\r\n=1', "'", "'-1", "'\t"),
  )
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (texts) => {
      const notes = texts.map((text, at) => caseAt({ x: 10, y: 10 }, { number: at + 1, id: `shape:${at}`, text }))
      const rows = parse(textOfBoard(exported({ notes }), 'csv', 'en'), { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
        string,
        string
      >[]
      expect(rows).toHaveLength(texts.length)
      for (const [at, text] of texts.entries()) {
        const cell = rows[at]?.['Text'] ?? ''
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
        expect(cell.replace(/^'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))/, '')).toBe(text.replaceAll(/\r\n?/g, '\n'))
      }
    }),
    { numRuns: 80, seed: 12 },
  )
}, 60_000)

test('[EXPORT-5] Markdown names every quadrant with its cases and shows what people wrote, letter by letter', () => {
  const text = textOfBoard(exported({ notes: [both, loud, unplaced] }), 'md', 'en')
  expect(text).toContain('# Study circle\n')
  for (const head of [
    '## Both wheels turn (1 case)',
    '## Empowered, unheard (0 cases)',
    '## Loud, not empowered (1 case)',
    '## Not on a quadrant (1 case)',
  ]) {
    expect(text).toContain(head)
  }
  expect(text).toContain('- **12** Company A:  \n  “own” words, and more  \n  *Marketing 64 · Empowerment 53 · by Aki*')
  expect(text).toContain('  - What went well: all / of it')
  const html = micromark(text)
  expect(html).toContain('- not a *list*')
  expect(html).toContain('=HYPERLINK(&quot;https://x.example&quot;)')
  expect(html).toContain('href="https://example.org/a?b=1&amp;c=2"')
})

test('[EXPORT-5] nothing that people write becomes formatting, a link or HTML', () => {
  const wild = fc
    .string({ unit: fc.constantFrom(...'*_`#<>[]()!&-+=|~1.\\a '), minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(wild, (text) => {
      const html = micromark(textOfBoard(exported({ notes: [caseAt({ x: 10, y: 10 }, { number: 1, text })] }), 'md', 'en'))
      const item = must(/<strong>1<\/strong> ([\s\S]*?)<br \/>/.exec(html)?.[1], 'the note is an item of a list')
      expect(item).not.toContain('<')
      expect(unescaped(item).replaceAll(/\s+/g, ' ').trim()).toBe(text.replaceAll(/\s+/g, ' ').trim())
    }),
    { numRuns: 500 },
  )
}, 60_000)

test('[EXPORT-6] JSON is the board as data, and reads back equal', () => {
  const board = exported({ notes: [both, loud, unplaced] })
  expect(JSON.parse(textOfBoard(board, 'json', 'en'))).toEqual(board)
})

test('[EXPORT-7] a file is named after the board and the day, and every file system takes the name', () => {
  const exportedAt = '2026-11-25T23:59:00.000Z'
  expect(exportFileName({ title: '第3回 事例の会', exportedAt }, 'csv')).toBe('第3回 事例の会 2026-11-25.csv')
  expect(exportFileName({ title: ' ../a:b*c?"<>|\u0000 ', exportedAt }, 'md')).toBe('a b c 2026-11-25.md')
  expect(exportFileName({ title: '...', exportedAt }, 'json')).toBe('flamingo 2026-11-25.json')
  expect(exportFileName({ title: 'あ'.repeat(200), exportedAt }, 'csv').length).toBeLessThan(80)
})

function exported(given: Partial<ExportSource>): ExportedBoard {
  return exportBoard({
    notes: [],
    matrices: [placed('shape:m', '')],
    settings,
    title: 'Study circle',
    url: 'https://board.example.org/b/abc',
    at: new Date('2026-11-25T12:00:00Z'),
    locale: 'en',
    ...given,
  })
}

function placed(id: string, name: string, template: TemplateId = 'empowerment-marketing'): PlacedMatrix {
  return { id, name, index: 'a1', matrix: must(matrixOfTemplate(template, 'en'), 'a template'), place: { x: 0, y: 0, rotation: 0 } }
}

function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
