import { expect, test } from 'vitest'
import { helpText, readCommandLine } from '../../../server/operations/commandLine.ts'

test('[OPS-8] every command and option is understood', () => {
  expect(readCommandLine([])).toEqual({ name: 'help', data: undefined })
  expect(readCommandLine(['check', '--help'])).toEqual({ name: 'help', data: undefined })
  expect(readCommandLine(['serve', '--data', 'here'])).toEqual({ name: 'serve', data: 'here' })
  expect(readCommandLine(['backup', 'a.backup'])).toEqual({ name: 'backup', data: undefined, file: 'a.backup', force: false })
  expect(readCommandLine(['backup', '--force', 'a.backup', '--data=here'])).toEqual({
    name: 'backup',
    data: 'here',
    file: 'a.backup',
    force: true,
  })
  expect(readCommandLine(['restore', 'a.backup', '--into', 'there'])).toEqual({
    name: 'restore',
    data: 'there',
    file: 'a.backup',
    force: false,
  })
  expect(
    readCommandLine(['export', 'x', '--format=csv', '--locale', 'ja', '--url', 'https://board.example.org', '--out', 'x.csv']),
  ).toEqual({
    name: 'export',
    data: undefined,
    board: 'x',
    version: undefined,
    format: 'csv',
    locale: 'ja',
    theme: 'light',
    numbers: false,
    url: 'https://board.example.org',
    file: 'x.csv',
    force: false,
  })
  expect(readCommandLine(['export', 'x', '--format=svg', '--theme=dark', '--numbers', '--version-id', 'abcdefghijkl'])).toMatchObject({
    version: 'abcdefghijkl',
    format: 'svg',
    theme: 'dark',
    numbers: true,
  })
  expect(readCommandLine(['boards', '--json'])).toEqual({ name: 'boards', data: undefined, json: true })
})

test('[OPS-8] what is not understood is said in a sentence, and what was probably meant', () => {
  const sentenceOn = (...args: string[]): unknown => readCommandLine(args)
  expect(sentenceOn('bakcup', 'x')).toEqual({ misunderstood: 'There is no command "bakcup". Did you mean backup?' })
  expect(sentenceOn('toString')).toEqual({ misunderstood: 'There is no command "toString".' })
  expect(sentenceOn('backup')).toEqual({ misunderstood: 'backup needs a file: flamingo backup <file>' })
  expect(sentenceOn('export')).toEqual({ misunderstood: 'export needs a board: flamingo export <board>' })
  expect(sentenceOn('export', 'x', '--format', 'pdf')).toEqual({
    misunderstood: '--format must be one of csv, md, json, svg, tldr, flamingo.',
  })
  expect(sentenceOn('export', 'x', '--locale', 'de')).toEqual({ misunderstood: '--locale must be one of ja, en.' })
  expect(sentenceOn('export', 'x', '--format', 'flamingo')).toEqual({
    misunderstood: "A board's own file is not printed: name one with --out <file>.",
  })
  expect(sentenceOn('check', 'more')).toEqual({ misunderstood: 'check does not know what to do with "more".' })
  expect(sentenceOn('backup', 'a', 'b')).toEqual({ misunderstood: 'backup does not know what to do with "b".' })
  expect(sentenceOn('boards', '--force')).toEqual({ misunderstood: 'boards has no option --force.' })
  expect(sentenceOn('boards', '--jsno')).toEqual({ misunderstood: "Unknown option '--jsno'." })
})

test('[OPS-8] the help names every command', () => {
  for (const name of ['serve', 'backup <file>', 'restore <file>', 'boards', 'export <board>', 'check', 'compact'])
    expect(helpText).toContain(`\n  ${name} `)
})
