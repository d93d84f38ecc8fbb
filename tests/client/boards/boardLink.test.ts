import { expect, test } from 'vitest'
import { boardPath, parseBoardLink } from '../../../client/boards/boardLink.ts'
import { must } from '../../../shared/must.ts'

const id = 'AbCdEfGhIjKl-_12'
const key = 'AbCdEfGhIjKlMnOpQr-_12'

test('[LINK-1] a link that is written can be read', () => {
  const link = must(parseBoardLink({ pathname: `/b/${id}`, hash: `#${key}` }), 'a link')
  expect(boardPath(link)).toBe(`/b/${id}#${key}`)
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
