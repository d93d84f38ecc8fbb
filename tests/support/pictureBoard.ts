import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { arrowShape, geoShape, lineShape, noteShape, textShape, type PlainShape } from '../../shared/document/plainShapes.ts'
import { boardPageId } from '../../shared/document/createBoardDocument.ts'
import { arrowBinding } from './canvasRecords.ts'

/** One of everything that people put on a board, beside its quadrant: what pictures have to show. */
export function oneOfEverything(): PlainRecord[] {
  const meta = { authorId: 'sato', authorName: '佐藤', media: 'social', link: 'https://example.org/', wentWell: '反響' }
  const records: PlainRecord[] = [
    shape('note-ja', { x: -300, y: -500 }, noteShape('社員が自分の言葉で投稿する。「読んでいます」と言われた 🥐', 'black'), { meta }),
    shape('note-en', { x: 200, y: -420 }, noteShape('Hospital: nurses chose the topics', 'light-red')),
    shape('note-stops', { x: -700, y: -500 }, noteShape('「読む」「書く」、（話す）。みんなで「聞く」。そして、また読む。', 'orange')),
    shape('note-turned', { x: 700, y: -300, rotation: 0.3 }, withProps(noteShape('turned <&> "quoted"', 'blue'), { scale: 1.5 })),
    shape('note-list', { x: -900, y: 200 }, withProps(noteShape('', 'green'), { richText: richText() })),
    shape('text', { x: -200, y: 300 }, textShape('大きな見出し\nand a second line', { size: 48, color: 'violet', align: 'start' })),
    shape(
      'narrow',
      { x: 500, y: 300 },
      textShape('a text that has a width of its own and breaks', { w: 220, size: 24, color: 'black', align: 'end' }),
    ),
    shape('box', { x: 1500, y: -600 }, geoShape('rectangle', { w: 240, h: 140, color: 'red', fill: 'solid', text: '箱の中' })),
    shape(
      'ellipse',
      { x: 1500, y: -400 },
      geoShape('ellipse', { w: 240, h: 140, color: 'green', fill: 'semi', text: 'round', dash: 'dashed' }),
    ),
    shape('diamond', { x: 1500, y: -200 }, geoShape('diamond', { w: 240, h: 140, color: 'orange', fill: 'none', dash: 'dotted' })),
    shape(
      'star',
      { x: 1800, y: -200 },
      withProps(geoShape('rectangle', { w: 160, h: 160, color: 'yellow', fill: 'solid' }), { geo: 'star', fill: 'pattern' }),
    ),
    shape('bound', { x: 0, y: 0 }, arrowShape({ x: 0, y: 0 }, { x: 1, y: 1 }, { color: 'black', text: 'leads to' })),
    { ...arrowBinding('binding:start', 'shape:bound', 'shape:box', 'start') },
    { ...arrowBinding('binding:end', 'shape:bound', 'shape:ellipse', 'end') },
    shape(
      'bow',
      { x: 1850, y: -600 },
      withProps(arrowShape({ x: 0, y: 0 }, { x: 200, y: 200 }, { color: 'blue' }), {
        bend: 60,
        arrowheadStart: 'dot',
        arrowheadEnd: 'triangle',
      }),
    ),
    shape('elbow', { x: 1850, y: -350 }, withProps(arrowShape({ x: 0, y: 0 }, { x: 200, y: 120 }, { color: 'grey' }), { kind: 'elbow' })),
    shape(
      'line',
      { x: 1500, y: 20 },
      lineShape(
        [
          { x: 0, y: 0 },
          { x: 100, y: 60 },
          { x: 240, y: 0 },
        ],
        { color: 'red', dash: 'solid' },
      ),
    ),
    shape(
      'curve',
      { x: 1800, y: 20 },
      withProps(
        lineShape(
          [
            { x: 0, y: 0 },
            { x: 100, y: 60 },
            { x: 240, y: 0 },
          ],
          { color: 'red', dash: 'dashed' },
        ),
        { spline: 'cubic' },
      ),
    ),
    shape('stroke', { x: 1500, y: 150 }, stroke('draw')),
    shape('marker', { x: 1800, y: 150 }, stroke('highlight')),
    shape('frame', { x: 1500, y: 350 }, { type: 'frame', props: { w: 500, h: 300, name: '次の一歩', color: 'black' } }),
    shape('in-frame', { x: 350, y: 150 }, noteShape('cut off by its frame', 'violet'), { parentId: 'shape:frame' }),
    shape('group', { x: 2100, y: 350, rotation: -0.2 }, { type: 'group', props: {} }),
    shape('in-group-1', { x: 0, y: 0 }, noteShape('one of two', 'white'), { parentId: 'shape:group' }),
    shape('in-group-2', { x: 220, y: 0 }, geoShape('rectangle', { w: 120, h: 120, color: 'blue', fill: 'none', text: '二' }), {
      parentId: 'shape:group',
    }),
    shape('film', { x: 2100, y: -600 }, { type: 'bookmark', props: { w: 300, h: 120, assetId: null, url: 'https://example.org/page' } }),
  ]
  return records.map((record, at) => (record.typeName === 'shape' ? { ...record, index: `b${String(at + 1).padStart(2, '0')}V` } : record))
}

type Place = { x: number; y: number; rotation?: number }

function shape(name: string, { x, y, rotation = 0 }: Place, { type, props }: PlainShape, more: object = {}): PlainRecord {
  const common = { typeName: 'shape', id: `shape:${name}`, parentId: boardPageId, index: 'a1', isLocked: false, opacity: 1, meta: {} }
  return { ...common, x, y, rotation, type, props, ...more }
}

function withProps({ type, props }: PlainShape, more: Record<string, unknown>): PlainShape {
  return { type, props: { ...props, ...more } }
}

function richText(): object {
  const text = (words: string, ...marks: string[]): object => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) })
  const link = { type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href: 'https://example.org/', target: '_blank' } }] }
  const item = (...content: object[]): object => ({ type: 'listItem', content: [{ type: 'paragraph', content }] })
  return {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [text('bold', 'bold'), text(' and '), text('slanted', 'italic')] },
      { type: 'bulletList', content: [item(text('first')), item(link), item(text('code', 'code'), text('を書く'))] },
      { type: 'orderedList', attrs: { start: 1 }, content: [item(text('gone', 'strike')), item(text('marked', 'highlight'))] },
    ],
  }
}

function stroke(type: 'draw' | 'highlight'): PlainShape {
  const points = Array.from({ length: 25 }, (_, at) => ({ x: at * 10, y: Math.sin(at / 3) * 40 + 40, z: 0.5 }))
  const props = { segments: [{ type: 'free', points }], color: 'violet', size: 'm', isComplete: true, isPen: false, scale: 1 }
  return { type, props: type === 'draw' ? { ...props, fill: 'none', dash: 'draw', isClosed: false } : props }
}
