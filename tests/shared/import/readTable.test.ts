import { expect, test } from 'vitest'
import { landingsOf } from '../../../shared/import/landings.ts'
import { notesOfTable } from '../../../shared/import/notesOfTable.ts'
import { withColumn } from '../../../shared/import/tableColumns.ts'
import { must } from '../../../shared/must.ts'
import { readText } from '../../../shared/import/readText.ts'
import { contentOf, landingMatrices, placedMatrix, targetOf } from '../../support/importing.ts'

const matrices = [placedMatrix('shape:m')]
const target = targetOf(matrices)
const read = (name: string, text: string) => contentOf(readText(name, text, target))

test('[IMPORT-5] columns are found by their heads in either language, by the names of the axes, and by what stands in them', () => {
  const table = 'Idea,Marketing,Empowerment,Team\nOwn words,64,53,A\n'
  expect(read('a.csv', table)).toMatchObject({
    notes: [{ text: 'Own words', standing: { x: 64, y: 53 } }],
    left: [{ what: 'columns', count: 1, names: ['Team'] }],
  })
  // A column that is called like one of ours and says something else.
  const foreignChoice = read('a.csv', 'Text,Action\nA,Call them\nB,\n')
  expect(foreignChoice).toMatchObject({ notes: [{ fields: {} }, { fields: {} }], left: [{ what: 'columns', count: 1, names: ['Action'] }] })
  const ownChoice = read('a.csv', 'Text,Action\nA,Open action\nB,done\n')
  expect(ownChoice).toMatchObject({ notes: [{ fields: { action: 'open' } }, { fields: { action: 'done' } }], left: [] })
  expect(read('a.csv', '書いた人;内容;横;縦\n佐藤;社員の声;６４;53,5\n').notes).toMatchObject([
    { text: '社員の声', author: { name: '佐藤' }, standing: { x: 64, y: 53.5 } },
  ])
  expect(read('a.csv', 'first\nsecond\n').notes.map(({ text }) => text)).toEqual(['first', 'second'])
  expect(read('a.csv', 'what,amount\nlong words here,12\n').notes.map(({ text }) => text)).toEqual(['long words here'])
  // Our own file, from a board whose axes are called otherwise.
  const foreign = 'No.,Text,Reach,Trust,Quadrant\n1,words,20,80,Somewhere\n'
  expect(read('a.csv', foreign).notes).toMatchObject([{ standing: { x: 20, y: 80, quadrant: 'Somewhere' } }])
})

test('[IMPORT-12] columns can be taken for something else by hand: each thing is in one column, and what is not taken is told', () => {
  const reading = readText('a.csv', 'Idea,Who,Reach,Trust\nOwn words,Aki,64,53\n', target)
  const table = must(reading.kind === 'read' ? reading.table : undefined, 'it is a table')
  expect(table.columns.kinds).toEqual(['text', 'unknown', 'unknown', 'unknown'])
  const chosen = (['author', 'x', 'y'] as const).reduce((columns, kind, at) => withColumn(columns, at + 1, kind), table.columns)
  expect(notesOfTable({ ...table, columns: chosen }, target)).toMatchObject({
    notes: [{ text: 'Own words', author: { name: 'Aki' }, standing: { x: 64, y: 53 } }],
    left: [],
  })
  const other = withColumn(chosen, 1, 'text')
  expect(other.kinds).toEqual(['unknown', 'text', 'x', 'y'])
  expect(notesOfTable({ ...table, columns: other }, target)).toMatchObject({
    notes: [{ text: 'Aki' }],
    left: [{ what: 'columns', count: 1, names: ['Idea'] }],
  })
  const headless = notesOfTable({ ...table, columns: { ...chosen, hasHeads: false } }, target)
  expect(headless.notes.map(({ text }) => text)).toEqual(['Idea', 'Own words'])
  expect(notesOfTable({ ...table, columns: withColumn(chosen, 0, 'unknown') }, target).notes).toEqual([])
})

test('[IMPORT-5] scores that are none, lines without words and texts beyond all measure are told, by line', () => {
  const long = 'x'.repeat(20_000)
  const { notes, left } = read('a.csv', `Text,x,y\nfine,10,20\nodd,ten,20\n,30,40\n${long},1,2\n`)
  expect(notes.map(({ standing }) => standing?.x)).toEqual([10, undefined, 1])
  expect(notes[2]?.text).toHaveLength(10_000)
  expect(left).toEqual([
    { what: 'badScores', count: 1, names: ['3'] },
    { what: 'emptyRows', count: 1, names: ['4'] },
    { what: 'cutTexts', count: 1, names: ['5'] },
  ])
})

test('[IMPORT-5] a line with more cells than heads is told: a comma in it may have been meant', () => {
  const { left } = read('a.csv', 'Text,Marketing,Empowerment\nown words, and more,64,53\nfine,10,20,,\n')
  expect(left).toMatchObject([{ what: 'extraCells', count: 1, names: ['2'] }, { what: 'badScores' }])
})

test('[IMPORT-9] notes land by their scores, in a free place of their quadrant, or beside it; a score beyond the scale at its end', () => {
  const { notes } = read(
    'a.csv',
    'Text,Marketing,Empowerment,Quadrant\na,64,53,\nb,150,-3,\nc,,,Both wheels turn\nd,,,bottomLeft\ne,,,Nowhere\nf,,,\n',
  )
  const landings = landingsOf(notes, landingMatrices(matrices), [])
  expect(landings.map(({ scores, quadrant, isAtEnd }) => [scores, quadrant, isAtEnd])).toEqual([
    [{ x: 64, y: 53 }, 'Both wheels turn', false],
    [{ x: 100, y: 0 }, 'Loud, not empowered', true],
    [undefined, 'Both wheels turn', false],
    [undefined, 'Not started', false],
    [undefined, undefined, false],
    [undefined, undefined, false],
  ])
  expect(landings.map(({ centre }) => centre !== undefined)).toEqual([true, true, true, true, false, false])
  // On a board without a quadrant all lie beside.
  expect(landingsOf(notes, [], []).every(({ centre }) => centre === undefined)).toBe(true)
})

test('[IMPORT-5] Markdown: an item a note, headings called like a quadrant place what follows; what is in no list is counted', () => {
  const text =
    '# Title\n\nSome words.\n\n## Both wheels turn\n\n- **bold** and [link](https://x.example)\n  goes on\n  - nested\n- [x] done\n\n## Other\n\n1. first\n2. sec\\*ond\n'
  expect(read('list.md', text)).toMatchObject({
    notes: [
      { text: 'bold and link goes on\n・nested', standing: { quadrant: 'Both wheels turn' } },
      { text: 'done', standing: { quadrant: 'Both wheels turn' } },
      { text: 'first', standing: undefined },
      { text: 'sec*ond', standing: undefined },
    ],
    left: [{ what: 'paragraphs', count: 1 }],
  })
})

test('[IMPORT-5] scores on another scale keep their part of the way', () => {
  const matrix = { name: 'M', x: { min: 0, max: 10 }, y: { min: -1, max: 1 } }
  const board = {
    format: 'flamingo-board',
    version: 1,
    matrices: [matrix],
    notes: [{ text: 'a', matrix: 'M', quadrant: 'topRight', x: 7.5, y: 0 }],
  }
  expect(read('a.json', JSON.stringify(board)).notes[0]?.standing).toMatchObject({ x: 75, y: 50 })
})
