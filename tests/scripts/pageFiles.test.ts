import { expect, test } from 'vitest'
import { pageFiles } from '../../scripts/vite/pageFiles.ts'

const imports: Record<string, string[]> = {
  home: ['both', 'homeOnly', '/node_modules/react'],
  board: ['both', 'boardOnly', 'boardAndCircle', '/node_modules/react', '/node_modules/radix'],
  canvas: ['boardOnly', 'canvasOnly', 'homeAndCanvas', '/node_modules/tldraw'],
  circle: ['both', 'homeAndCircle', 'boardAndCircle', 'circleOnly'],
  homeOnly: ['homeAndCanvas', 'homeAndCircle'],
  homeAndCanvas: ['deep'],
  '/node_modules/tldraw': ['/node_modules/react'],
  panel: ['panelOnly', 'boardOnly'],
}
const graph = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) }

test('what pages share, what a board shows itself with, and its canvas are a file each, with one for packages', () => {
  const fileOf = pageFiles({ home: ['home'], board: ['board'], canvas: ['canvas'], circle: ['circle'] })
  const files = (...ids: string[]) => ids.map((id) => fileOf(id, graph))
  expect(files('both', 'homeAndCanvas', 'deep')).toEqual(['pages', 'pages', 'pages'])
  expect(files('boardOnly', 'canvasOnly')).toEqual(['board', 'canvas'])
  expect(files('homeAndCircle', 'boardAndCircle', 'circleOnly', 'circle')).toEqual(['pages', 'around', null, null])
  expect(files('/node_modules/react', '/node_modules/radix', '/node_modules/tldraw')).toEqual([
    'pages-packages',
    'board-packages',
    'canvas-packages',
  ])
  expect(files('home', 'board', 'canvas', 'homeOnly', 'panel', 'panelOnly')).toEqual([null, null, null, null, null, null])
})

test('modules that import one another in a circle are in one file', () => {
  const circle = { getModuleInfo: (id: string) => ({ importedIds: id === 'a' ? ['b'] : id === 'b' ? ['a'] : ['a'] }) }
  const fileOf = pageFiles({ home: [], board: ['board'], canvas: ['canvas'], circle: [] })
  expect([fileOf('a', circle), fileOf('b', circle)]).toEqual(['board', 'board'])
})
