import { expect, test } from 'vitest'
import { propsOf } from '../../../shared/board/pagePlace.ts'
import type { PlainRecord } from '../../../shared/document/recordFields.ts'
import { readText } from '../../../shared/import/readText.ts'
import { contentOf, placedMatrix, targetOf } from '../../support/importing.ts'

const target = targetOf([placedMatrix('shape:m')])

/** An element as the public format describes it. */
function element(id: string, type: string, rest: object = {}): object {
  return {
    id,
    type,
    x: 0,
    y: 0,
    width: 200,
    height: 200,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: null,
    seed: 1,
    version: 1,
    isDeleted: false,
    boundElements: [],
    updated: 1,
    link: null,
    locked: false,
    ...rest,
  }
}

function read(...elements: object[]): { shapes: PlainRecord[]; bindings: PlainRecord[]; left: string[][] } {
  const { drawing, left } = contentOf(
    readText('a.excalidraw', JSON.stringify({ type: 'excalidraw', version: 2, elements, files: {} }), target),
  )
  return { shapes: drawing?.shapes ?? [], bindings: drawing?.bindings ?? [], left: left.map(({ what, names }) => [what, ...names]) }
}

const textIn = (id: string, containerId: string, text: string): object =>
  element(id, 'text', { text, originalText: text, containerId, fontSize: 20 })

test('[IMPORT-7] Excalidraw: filled boxes with words are notes, others boxes; texts and arrows with what they hold on to', () => {
  const { shapes, bindings, left } = read(
    element('note', 'rectangle', { x: 100, y: 50, backgroundColor: '#ffec99' }),
    textIn('t1', 'note', '事例'),
    element('box', 'rectangle', { x: 900, width: 300, height: 80 }),
    textIn('t2', 'box', 'in a box'),
    element('round', 'ellipse', { backgroundColor: '#a5d8ff' }),
    element('words', 'text', { x: 10, y: 20, text: 'free', originalText: 'free', fontSize: 36, textAlign: 'center' }),
    element('arrow', 'arrow', {
      x: 300,
      y: 150,
      points: [
        [0, 0],
        [600, 10],
      ],
      startBinding: { elementId: 'note' },
      endBinding: { elementId: 'box' },
      endArrowhead: 'arrow',
    }),
    element('gone', 'rectangle', { isDeleted: true }),
    element('frame', 'embeddable'),
  )
  const byId = new Map(shapes.map((shape) => [shape.id, shape]))
  expect([...byId.keys()]).toEqual(['shape:note', 'shape:box', 'shape:round', 'shape:words', 'shape:arrow'])
  expect(byId.get('shape:note')).toMatchObject({ type: 'note', x: 100, y: 50, props: { color: 'yellow' } })
  expect(JSON.stringify(byId.get('shape:note')?.props)).toContain('事例')
  expect(byId.get('shape:box')).toMatchObject({ type: 'geo', props: { w: 300, h: 80, fill: 'none' } })
  expect(byId.get('shape:round')).toMatchObject({ type: 'geo', props: { geo: 'ellipse', color: 'light-blue', fill: 'solid' } })
  expect(byId.get('shape:words')).toMatchObject({ type: 'text', props: { textAlign: 'middle', scale: 1.5 } })
  expect(byId.get('shape:arrow')).toMatchObject({ type: 'arrow', props: { arrowheadStart: 'none', arrowheadEnd: 'arrow' } })
  expect(bindings.map(({ toId, props }) => [toId, (props as { terminal: string }).terminal])).toEqual([
    ['shape:note', 'start'],
    ['shape:box', 'end'],
  ])
  expect(left).toEqual([['unknownShapes', 'embeddable']])
})

test('[IMPORT-7] Excalidraw: what is turned stays around its middle, what is in a frame stays in it, what comes roughly is named', () => {
  const { shapes, left } = read(
    element('turned', 'diamond', { x: 100, y: 100, width: 100, height: 40, angle: Math.PI / 2 }),
    element('inside', 'line', {
      x: 1050,
      y: 20,
      points: [
        [0, 0],
        [10, 10],
      ],
      frameId: 'frame',
    }),
    element('frame', 'frame', { x: 1000, y: 0, name: 'Part' }),
    element('bent', 'arrow', {
      points: [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      groupIds: ['g'],
    }),
    element('wide', 'freedraw', {
      points: [
        [0, 0],
        [1, 2],
      ],
    }),
  )
  const byId = new Map(shapes.map((shape) => [shape.id, shape]))
  const turned = byId.get('shape:turned')
  expect(Number(turned?.x)).toBeCloseTo(170)
  expect(Number(turned?.y)).toBeCloseTo(70)
  expect(byId.get('shape:inside')).toMatchObject({ parentId: 'shape:frame', x: 50, y: 20 })
  expect(propsOf(byId.get('shape:frame') ?? { id: '', typeName: '' })).toMatchObject({ name: 'Part', w: 200 })
  expect(byId.get('shape:wide')).toMatchObject({ type: 'draw' })
  expect(left).toEqual([['roughly', 'arrow', 'groups']])
})
