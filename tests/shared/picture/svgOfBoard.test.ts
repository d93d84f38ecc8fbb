import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { pictureFonts } from '../../../server/export/installedFonts.ts'
import { writeSetting } from '../../../shared/board/boardSettings.ts'
import { templateIds, type TemplateId } from '../../../shared/board/template.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { textOfImage } from '../../../shared/export/fileParts.ts'
import { svgOfBoard, type PictureWish } from '../../../shared/picture/svgOfBoard.ts'
import { arrow, arrowBinding, image, imageAsset, note } from '../../support/canvasRecords.ts'
import { inkOf } from '../../support/drawSvg.ts'
import { lettersOfSvg } from '../../support/lettersOfSvg.ts'
import { oneOfEverything } from '../../support/pictureBoard.ts'

const upload = `/uploads/AAAAAAAAAAAAAAAA/${'b'.repeat(22)}.png`

test('[EXPORT-25] one of everything becomes a picture that needs no font; what can’t be shown is named in its description', async () => {
  const svg = await draw(boardWith(oneOfEverything()), { locale: 'ja' })
  expect(svg).not.toMatch(/<text|<foreignObject|<style|font-family|https?:\/\/(?!www\.w3\.org)[^<]*"/)
  expect(/<desc>([^<]*)<\/desc>/.exec(svg)?.[1]).toBe(
    '名前を入れた枠で示したもの：ブックマーク: https://example.org/page。 折れ線の矢印のうち、経路を簡略にしたもの：1本。',
  )
  expect(inkOf(svg)).toBeGreaterThan(1.5 * inkOf(svg.replaceAll(/<use [^>]*>/g, '')))
  // A frame hides what reaches beyond it, a group is turned with what is in it.
  expect(svg).toMatch(/<clipPath id="c\d+"><path d="M0 0L500 0L500 300L0 300Z"\/>/)
})

test('[EXPORT-25] every template in light and dark, and a board with nothing on it', async () => {
  for (const template of templateIds) {
    const [light, dark] = [await draw(boardWith([], template)), await draw(boardWith([], template), { theme: 'dark' })]
    expect(light).toContain('fill="#fbf8f4"')
    expect(dark).toContain('fill="#16181f"')
    expect(lettersOfSvg(light).map(({ drawing }) => drawing)).toEqual(lettersOfSvg(dark).map(({ drawing }) => drawing))
    expect(inkOf(light) > 0).toBe(template !== 'blank')
  }
})

test('[EXPORT-25] authors are in it as long as the board shows them, numbers when they are asked for, the legend when there is one', async () => {
  const document = boardWith([{ ...record(note('shape:n', { text: 'a' })), meta: { authorName: 'Zz' } }], 'blank')
  const count = async (wish: Partial<PictureWish> = {}): Promise<number> => lettersOfSvg(await draw(document, wish)).length
  expect(await count()).toBe(1 + 2)
  expect(await count({ showsNumbers: true })).toBe(1 + 2 + 1)
  writeSetting(document, { setting: 'legend', color: 'yellow', name: 'customers' })
  expect(await count()).toBe(1 + 2 + 9)
  writeSetting(document, { setting: 'authorsHidden', on: true })
  expect(await count()).toBe(1 + 9)
})

test('[EXPORT-25] images are inside as they were uploaded; a box with its name stands for one that is missing, or comes from elsewhere', async () => {
  const asset = record(imageAsset('asset:photo'))
  const withImage = (src: string): PlainRecord[] => [
    { ...asset, props: { ...(asset.props as object), src } },
    record(image('shape:image', 'asset:photo', { index: 'a4' })),
  ]
  const parts = await svgOfBoard(boardWith(withImage(upload), 'blank'), plainWish, pictureFonts)
  const written = (base64?: string): string => parts.map((part) => (typeof part === 'string' ? part : textOfImage(part, base64))).join('')
  expect(written('AAAA')).toContain('width="80" height="60" preserveAspectRatio="none" xlink:href="data:image/png;base64,AAAA"/>')
  expect(written()).not.toContain('<image')
  expect(lettersOfSvg(written()).length).toBe('photo.png'.length)
  const elsewhere = await draw(boardWith(withImage('https://example.org/photo.png'), 'blank'))
  expect(elsewhere).not.toContain('<image')
  expect(elsewhere).toContain('<desc>Images that could not be shown: photo.png.</desc>')
})

test('[EXPORT-25] an arrow begins and ends at the edges of what it holds on to, also when that is turned', async () => {
  const [from, to] = [record(note('shape:from', { x: 0, y: 0, index: 'a1' })), record(note('shape:to', { x: 600, y: 0, index: 'a2' }))]
  const bound = [record(arrow('shape:arrow', { index: 'a3' })), ends('start', 'shape:from'), ends('end', 'shape:to')]
  const lineOf = (svg: string): number[] => {
    const [, x1, x2] = /<path d="M([\d.]+) 100L([\d.]+) 100" fill="none" stroke="#1d1d1d" stroke-width="3.5"/.exec(svg) ?? []
    return [Number(x1), Number(x2)]
  }
  // A head stands off: tldraw's ten pixels and half of both strokes.
  expect(lineOf(await draw(boardWith([from, to, ...bound], 'blank')))).toEqual([200, 600 - 10 - 3.5])
  const turned = { ...to, x: 700, y: -Math.SQRT2 * 100 + 100, rotation: Math.PI / 4 }
  const [, end = 0] = lineOf(await draw(boardWith([from, turned, ...bound], 'blank')))
  expect(end).toBeCloseTo(700 - Math.SQRT2 * 100 - 13.5, 0)
})

test('[EXPORT-25] whatever stands on a board, the picture is sound XML and runs nothing', async () => {
  const evil = '"><script>alert(1)</script><!-- &amp; ]]> \u0000\u000b'
  const document = boardWith([record(note('shape:evil', { text: evil }))], 'blank')
  metaOf(document).set('title', evil)
  const svg = await draw(document)
  expect(svg).not.toMatch(/<script|<!--|\p{Cc}(?<!\n)/u)
  expect(svg).toContain('<title>"&gt;&lt;script&gt;')
  expect(inkOf(svg)).toBeGreaterThan(0)
})

const plainWish: PictureWish = { theme: 'light', locale: 'en', showsNumbers: false }

async function draw(document: Y.Doc, wish: Partial<PictureWish> = {}): Promise<string> {
  return (await svgOfBoard(document, { ...plainWish, ...wish }, pictureFonts))
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('')
}

function boardWith(records: readonly PlainRecord[], template: TemplateId = 'empowerment-marketing'): Y.Doc {
  const document = createBoardDocument({ title: '両輪の会', template, locale: 'ja' })
  for (const one of records) createRecord(recordsOf(document), one)
  return document
}

function record(value: object): PlainRecord {
  return value as PlainRecord
}

function ends(terminal: 'start' | 'end', target: string): PlainRecord {
  return record(arrowBinding(`binding:${terminal}`, 'shape:arrow', target, terminal))
}
