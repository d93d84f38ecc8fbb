import type { TLAsset, TLContent, TLShape } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { linkText, shownAddress, welcomeContent } from '../../../client/canvas/pasteRules.ts'

const origin = 'https://board.example'

test('[PASTE-1] a copied matrix, embed, bookmark or film is left out and the rest is pasted', () => {
  const pasted = welcomeContent(
    content([shape('a', 'note'), shape('m', 'matrix'), shape('e', 'embed'), shape('b', 'bookmark'), shape('v', 'video')]),
    origin,
  )
  expect(pasted.shapes.map((kept) => kept.id)).toEqual(['shape:a'])
  expect(pasted.rootShapeIds).toEqual(['shape:a'])
})

test('[PASTE-1] what lies inside something left out goes with it, in whatever order it was copied', () => {
  const child = { ...shape('c', 'note'), parentId: 'shape:e' } as TLShape
  const pasted = welcomeContent(content([child, shape('e', 'embed'), shape('a', 'note')]), origin)
  expect(pasted.shapes.map((kept) => kept.id)).toEqual(['shape:a'])
})

test('[PASTE-2] pictures of this server and those carried along are pasted, those of other hosts are not', () => {
  const sources = {
    own: '/uploads/x/a.png',
    whole: `${origin}/uploads/x/b.png`,
    inline: 'data:image/png;base64,AA',
    foreign: 'https://tracker.example/p.gif',
    script: 'data:text/html,x',
  }
  const assets = Object.entries(sources).map(([id, src]) => asset(id, src))
  const shapes = Object.keys(sources).map((id) => shape(id, 'image', { assetId: `asset:${id}` }))
  const pasted = welcomeContent(content(shapes, assets), origin)
  expect(pasted.assets.map((kept) => kept.id)).toEqual(['asset:own', 'asset:whole', 'asset:inline'])
  expect(pasted.shapes.map((kept) => kept.id)).toEqual(['shape:own', 'shape:whole', 'shape:inline'])
})

test('an address is shown without protocol and trailing slash, and shortened', () => {
  expect(shownAddress('https://www.example.com/')).toBe('example.com')
  expect(shownAddress('http://example.com/a?b=c')).toBe('example.com/a?b=c')
  expect([...shownAddress(`https://example.com/${'長'.repeat(100)}`)]).toHaveLength(60)
})

test('[PASTE-3] a pasted address becomes a text with the whole address behind it', () => {
  expect(JSON.stringify(linkText('https://example.com/x'))).toContain('"href":"https://example.com/x"')
})

function content(shapes: TLShape[], assets: TLAsset[] = []): TLContent {
  return { shapes, assets, rootShapeIds: shapes.map((each) => each.id), bindings: [], schema: { schemaVersion: 2, sequences: {} } }
}

function shape(id: string, type: string, props: object = {}): TLShape {
  return { id: `shape:${id}`, typeName: 'shape', type, parentId: 'page:page', props } as unknown as TLShape
}

function asset(id: string, src: string): TLAsset {
  return { id: `asset:${id}`, typeName: 'asset', type: 'image', props: { src } } as unknown as TLAsset
}
