import { expect, test } from 'vitest'
import { parseOwnTemplates } from '../../../client/boards/ownTemplates.ts'
import { parseKnownBoards } from '../../../client/boards/knownBoards.ts'
import { matricesOfStart } from '../../../shared/board/template.ts'

const matrices = matricesOfStart('impact-effort', 'ja')

test('[TEMPLATE-4] of the templates that a device has kept, those that can be read are there', () => {
  const kept = { id: 'a', title: '効果と労力', matrices }
  const damaged = [{ ...kept, id: '' }, { ...kept, title: 7 }, { ...kept, matrices: [] }, { ...kept, matrices: [{ w: 1 }] }, null, 'x']
  expect(parseOwnTemplates(JSON.parse(JSON.stringify([kept, ...damaged])))).toEqual([kept])
  expect(parseOwnTemplates({})).toEqual([])
  expect(parseOwnTemplates(undefined)).toEqual([])
})

test('[TEMPLATE-4] a board in the list keeps its matrices for its picture; one from an older page has those of its template', () => {
  const older = {
    boardId: 'a'.repeat(16),
    key: 'k'.repeat(22),
    role: 'viewer',
    title: 'A',
    template: 'kpt',
    locale: 'ja',
    notes: [],
    openedAt: 1,
  }
  const [one, other, third] = parseKnownBoards([{ ...older, template: 'own', matrices }, older, { ...older, matrices: [{ w: 'wide' }] }])
  expect(one).toMatchObject({ template: 'own', matrices })
  expect(other?.matrices).toBeUndefined()
  expect(third?.matrices).toBeUndefined()
})
