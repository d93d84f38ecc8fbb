import { deflate } from 'node:zlib'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeHandout } from '../../../shared/handout/makeHandout.ts'
import type { HandoutSource } from '../../../shared/handout/layOutHandout.ts'
import { installedFonts } from '../../../server/export/installedFonts.ts'
import { handoutBoard } from '../../support/handoutBoard.ts'
import { readPdf } from '../../support/readPdf.ts'

test('[EXPORT-15] another program reads the text of a handout, Japanese, rare characters and emoji', async () => {
  const { text, title, language, bookmarks } = await readPdf(await bytesOf(handoutBoard(24)))
  for (const part of [
    '第3回 社員の発信を考える会',
    '2026年11月26日',
    '両輪が回る',
    '（𠮷野さん、髙橋さん）',
    'パン屋：見習いが朝を撮影する 🥐',
    '四象限の外',
  ])
    expect(text).toContain(part)
  expect(title).toBe('第3回 社員の発信を考える会')
  expect(language).toBe('ja')
  expect(bookmarks).toEqual(['人は活きるが届かない', '両輪が回る', 'これから', '届くが人が活きない', '四象限の外'])
})

test('[EXPORT-15] all its fonts are embedded with the glyphs used, and it is small', async () => {
  const bytes = await bytesOf(handoutBoard(24, { locale: 'en' }))
  const { fonts } = await readPdf(bytes)
  expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual(['NotoSansJP-400', 'NotoSansJP-700'])
  for (const { isEmbedded } of fonts) expect(isEmbedded).toBe(true)
  expect(bytes.length).toBeLessThan(90_000)
})

test('[EXPORT-15] the same board gives the same bytes', async () => {
  const [one, other] = [await bytesOf(handoutBoard(12)), await bytesOf(handoutBoard(12))]
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

function bytesOf(board: HandoutSource): Promise<Uint8Array> {
  return makeHandout(board, { fonts: installedFonts, deflate: promisify(deflate) })
}
