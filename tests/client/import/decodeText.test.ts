import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../client/import/decodeText.ts'
import { readFile } from '../../../client/import/readFile.ts'
import { placedMatrix, targetOf } from '../../support/importing.ts'

// 内容 in Shift_JIS, as Excel in Japan writes it.
const content = [0x93, 0xe0, 0x97, 0x65]
const target = targetOf([placedMatrix('shape:m')])

test('[IMPORT-11] letters are read by their mark, as UTF-8, as Japanese Excel writes them, and as European', () => {
  expect(decodeText(new TextEncoder().encode('\uFEFF内容'))).toEqual({ text: '内容', encoding: 'utf-8' })
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x85, 0x51, 0xb9, 0x5b))).toEqual({ text: '内容', encoding: 'utf-16le' })
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x51, 0x85, 0x5b, 0xb9))).toEqual({ text: '内容', encoding: 'utf-16be' })
  expect(decodeText(Uint8Array.of(...content))).toEqual({ text: '内容', encoding: 'shift_jis' })
  expect(decodeText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toEqual({ text: 'café', encoding: 'windows-1252' })
  expect(decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toBeUndefined()
})

test('[IMPORT-11] a table from Japanese Excel is read, and what it was written in is told', async () => {
  const bytes = Uint8Array.of(...content, 0x2c, 0x78, 0x2c, 0x79, 0x0d, 0x0a, 0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x31, 0x2c, 0x32)
  expect(await readFile(new File([bytes], 'excel.csv'), target)).toMatchObject({
    encoding: 'shift_jis',
    content: { notes: [{ text: '番号', standing: { x: 1, y: 2 } }] },
  })
  expect(await readFile(new File([Uint8Array.of(0, 1, 2)], 'excel.csv'), target)).toEqual({ kind: 'flawed', flaw: { is: 'not-text' } })
})

test('[IMPORT-8] whatever the bytes and the name: something is read, or it is said why not', async () => {
  const name = fc.constantFrom('a.csv', 'a.md', 'a.json', 'a.tldr', 'a.excalidraw', 'a.flamingo', 'a')
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }).map((rest) => Uint8Array.of(0x50, 0x4b, 3, 4, ...rest)),
  )
  await fc.assert(
    fc.asyncProperty(name, bytes, async (called, content) => {
      const reading = await readFile(new File([new Uint8Array(content)], called), target)
      expect(['read', 'flawed']).toContain(reading.kind)
    }),
  )
})
