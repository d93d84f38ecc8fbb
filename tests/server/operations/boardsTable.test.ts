import { expect, test } from 'vitest'
import { boardsTable } from '../../../server/operations/boardsTable.ts'

const board = {
  id: 'AAAAbbbbCCCCdddd',
  title: '両輪の会',
  notes: 12,
  bytes: 2_340_000,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-02-03T04:05:06.000Z',
}

test('[OPS-7] boards are a table with columns in line, and no boards are said in words', () => {
  expect(boardsTable([board, { ...board, notes: 3, bytes: 0, title: 'b' }])).toEqual([
    'board             notes   MB  changed           title',
    'AAAAbbbbCCCCdddd     12  2.3  2026-02-03 04:05  両輪の会',
    'AAAAbbbbCCCCdddd      3  0.0  2026-02-03 04:05  b',
  ])
  expect(boardsTable([])).toEqual(['There are no boards yet.'])
})

test('[OPS-7] a title cannot steer the terminal', () => {
  const [, line] = boardsTable([{ ...board, title: '\u001b[2Jgone\nnew line\u202e' }])
  expect(line).toMatch(/ {2}\[2Jgone new line $/)
})
