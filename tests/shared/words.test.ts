import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RichText, RichTextNode } from '../../shared/document/richText.ts'
import { replacementOf, withWords, wordsOf } from '../../shared/document/words.ts'

const bold = [{ type: 'bold' }]
const paragraph = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content })
const text = (words: string, marks?: RichTextNode['marks']): RichTextNode =>
  marks ? { type: 'text', text: words, marks } : { type: 'text', text: words }
const list: RichText = {
  type: 'doc',
  content: [
    paragraph(text('Begin '), text('loud', bold)),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(text('one'))] },
        { type: 'listItem', content: [paragraph(text('two'))] },
      ],
    },
  ],
}

test('[LIST-1] the words of a text are what is in it, line by line, whatever its formatting', () => {
  expect(wordsOf(list)).toBe('Begin loud\none\ntwo')
  expect(wordsOf({ type: 'doc', content: [] })).toBe('')
})

test('[LIST-1] other words leave the formatting of the rest as it is, and letters look like the one before them', () => {
  expect(withWords(list, 'Begin louder\none\ntwo')).toEqual({
    ...list,
    content: [paragraph(text('Begin '), text('louder', bold)), ...list.content.slice(1)],
  })
  expect(wordsOf(withWords(list, 'Begin loud\none\n'))).toBe('Begin loud\none\n')
})

test('[LIST-1] a new line in a list is its next item, in a paragraph the next paragraph', () => {
  expect(withWords(list, 'Begin loud\none\nand a half\ntwo').content[1]).toEqual({
    type: 'bulletList',
    content: ['one', 'and a half', 'two'].map((words) => ({ type: 'listItem', content: [paragraph(text(words))] })),
  })
  expect(withWords({ type: 'doc', content: [paragraph(text('ab'))] }, 'a\nb').content).toEqual([paragraph(text('a')), paragraph(text('b'))])
})

test('[LIST-1] what is written after a link is no part of it', () => {
  const link = [{ type: 'link', attrs: { href: 'https://example.org' } }]
  expect(withWords({ type: 'doc', content: [paragraph(text('here', link))] }, 'here!').content).toEqual([
    paragraph(text('here', link), text('!')),
  ])
})

test('[LIST-1] any words can follow any, and no replacement halves a pair', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '字', '😀', '😁', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 5 }), (versions) => {
      let richText = list
      for (const version of versions) {
        const { at, removed, added } = replacementOf(wordsOf(richText), version)
        expect(isWhole(added) && isWhole(wordsOf(richText).slice(at, at + removed))).toBe(true)
        richText = withWords(richText, version)
        expect(wordsOf(richText)).toBe(version)
      }
    }),
  )
})

function isWhole(part: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(part)
}
