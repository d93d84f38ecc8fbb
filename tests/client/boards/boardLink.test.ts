import { expect, test } from 'vitest'
import { boardPath, isShownOnly, linkWithKeptKey, noteOfAddress, parseBoardLink, shownBoardPath } from '../../../client/boards/boardLink.ts'
import { must } from '../../../shared/must.ts'

const id = 'AbCdEfGhIjKl-_12'
const key = 'AbCdEfGhIjKlMnOpQr-_12'

test('[LINK-1] a link that is written can be read', () => {
  const link = must(parseBoardLink({ pathname: `/b/${id}`, hash: `#${key}` }), 'a link')
  expect(boardPath(link)).toBe(`/b/${id}#${key}`)
})

test('[LINK-1] the address at which a board is only shown is a link, too', () => {
  const link = must(parseBoardLink({ pathname: `/b/${id}/view`, hash: `#${key}` }), 'a link')
  expect(shownBoardPath(link)).toBe(`/b/${id}/view#${key}`)
  expect([`/b/${id}/view`, `/b/${id}`, '/'].map((pathname) => isShownOnly({ pathname }))).toEqual([true, false, false])
  expect(parseBoardLink({ pathname: `/b/${id}/views`, hash: `#${key}` })).toBeUndefined()
})

test('[LINK-1] a link that was cut off anywhere is none', () => {
  const whole = `/b/${id}#${key}`
  for (let length = 1; length < whole.length; length++) {
    const [pathname = '', fragment] = whole.slice(0, length).split('#')
    expect(parseBoardLink({ pathname, hash: fragment === undefined ? '' : `#${fragment}` })).toBeUndefined()
  }
})

test('[LINK-1] what chat programs add to the end of a link does no harm', () => {
  for (const added of ['.', ')', '」', '&utm_source=chat', '?x=1']) {
    expect(parseBoardLink({ pathname: `/b/${id}`, hash: `#${key}${added}` })).toEqual({ boardId: id, key })
  }
  expect(parseBoardLink({ pathname: `/b/${id}/`, hash: `#${key}` })).toEqual({ boardId: id, key })
})

test('[LINK-5] an address without a key opens with the key that this device has, one with half a key does not', () => {
  const kept = [must(parseBoardLink({ pathname: `/b/${id}`, hash: `#${key}` }), 'a link')]
  expect(linkWithKeptKey({ pathname: `/b/${id}`, hash: '' }, kept)).toEqual(kept[0])
  expect(linkWithKeptKey({ pathname: `/b/${id}`, hash: '#AbCd' }, kept)).toBeUndefined()
  expect(linkWithKeptKey({ pathname: '/b/AbCdEfGhIjKl-_13', hash: '' }, kept)).toBeUndefined()
  expect(linkWithKeptKey({ pathname: '/', hash: '' }, kept)).toBeUndefined()
})

test('[LINK-5] an address names a note by its number', () => {
  expect(noteOfAddress({ search: '?note=12' })).toBe(12)
  for (const search of ['', '?note=', '?note=0', '?note=-1', '?note=1e3', '?note=x', '?note=12345678']) {
    expect(noteOfAddress({ search })).toBeUndefined()
  }
})
