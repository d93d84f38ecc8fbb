import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainTextOf, type RichText, type RichTextNode } from '../../shared/document/richText.ts'
import { mergeRichTexts, richTextOf, sharedTextOf, writeTextChange } from '../../shared/document/sharedText.ts'
import { richTextOfUnits, unitsOfRichText } from '../../shared/document/textUnits.ts'

const mark = fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'link', attrs: { href: 'https://example.org' } })
const marks = fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type })
const letters = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'か', '字', '𠮷', '👩‍💻') })
const inline = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text'), text: letters, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const line: fc.Arbitrary<RichTextNode> = fc.record({
  type: fc.constantFrom('paragraph', 'heading'),
  attrs: fc.constantFrom({ dir: 'auto' }, { dir: 'rtl' }),
  content: fc.array(inline, { maxLength: 3 }),
})
const item: fc.Memo<RichTextNode> = fc.memo((depth) =>
  fc.record({
    type: fc.constant('listItem'),
    content: depth > 1 ? fc.tuple(line, list(depth - 1)).map((children) => children) : fc.array(line, { minLength: 1, maxLength: 2 }),
  }),
)
const list: fc.Memo<RichTextNode> = fc.memo((depth) =>
  fc.record({ type: fc.constantFrom('bulletList', 'orderedList'), content: fc.array(item(depth), { minLength: 1, maxLength: 3 }) }),
)
const richText: fc.Arbitrary<RichText> = fc
  .array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: list(2) }), { minLength: 1, maxLength: 4 })
  .map((content) => tidy({ type: 'doc', content }))

test('[TEXT-1] a text of lines, nested lists and marks is the same after being flat', () => {
  fc.assert(
    fc.property(richText, (text) => {
      expect(richTextOfUnits(unitsOfRichText(text))).toEqual(text)
    }),
  )
})

test('[TEXT-1] a change from any text to any other arrives whole', () => {
  fc.assert(
    fc.property(richText, richText, (from, to) => {
      const shared = open(from)
      writeTextChange(shared, from, to)
      expect(richTextOf(shared)).toEqual(to)
    }),
  )
})

test('[TEXT-2] a change computed from an older text takes nothing away that others wrote since', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{0,12}$/), fc.nat(12), fc.nat(12), (base, mineAt, theirsAt) => {
      const shared = open(paragraphs(base))
      writeTextChange(shared, paragraphs(base), paragraphs(insert(base, theirsAt, 'あいう')))
      writeTextChange(shared, paragraphs(base), paragraphs(insert(base, mineAt, 'カキク')))
      const result = plainTextOf(richTextOf(shared))
      for (const part of ['あいう', 'カキク']) expect(result).toContain(part)
      expect(result.replace('あいう', '').replace('カキク', '')).toBe(base)
    }),
  )
})

test('[TEXT-3] what one types into a line stays when another joins that line to the one above', () => {
  const [first, second] = twoCopies(paragraphs('上', '下'))
  writeTextChange(first, paragraphs('上', '下'), paragraphs('上下'))
  writeTextChange(second, paragraphs('上', '下'), paragraphs('上', '下の行'))
  exchange(first, second)
  expect(plainTextOf(richTextOf(first))).toBe('上下の行')
  expect(richTextOf(second)).toEqual(richTextOf(first))
})

test('[TEXT-3] what one types into the end of a line follows that end when another splits the line', () => {
  const [first, second] = twoCopies(paragraphs('頭尾'))
  writeTextChange(first, paragraphs('頭尾'), paragraphs('頭', '尾'))
  writeTextChange(second, paragraphs('頭尾'), paragraphs('頭尾ひれ'))
  exchange(first, second)
  expect(plainTextOf(richTextOf(second))).toBe('頭\n尾ひれ')
})

test('[TEXT-4] bold from one and a list from another both hold', () => {
  const base = paragraphs('事例')
  const [first, second] = twoCopies(base)
  const bold: RichText = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', marks: [{ type: 'bold' }], text: '事例' }] }],
  }
  const listed: RichText = { type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: base.content }] }] }
  writeTextChange(first, base, bold)
  writeTextChange(second, base, listed)
  exchange(first, second)
  expect(richTextOf(first)).toEqual({
    type: 'doc',
    content: [{ type: 'bulletList', content: [{ type: 'listItem', content: bold.content }] }],
  })
  expect(richTextOf(second)).toEqual(richTextOf(first))
})

test('[TEXT-5] half of a surrogate pair is never replaced alone', () => {
  const shared = open(paragraphs('𠮷'))
  writeTextChange(shared, paragraphs('𠮷'), paragraphs('𠮸'))
  expect(plainTextOf(richTextOf(shared))).toBe('𠮸')
})

test('[TEXT-6] marks, nodes and levels that the text schema does not know are left out when read', () => {
  const shared = open(paragraphs('残る'))
  shared.applyDelta([
    { insert: 'も', attributes: { blink: {}, bold: {} } },
    { insert: { type: 'iframe', src: 'https://example.org' } },
    { insert: 1 as unknown as object },
    { insert: { type: 'line' }, attributes: { block: [{ type: 'script' }, { type: 'paragraph' }] } },
    { insert: { type: 'line' }, attributes: { block: 'nonsense' } },
  ])
  expect(richTextOf(shared).content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', marks: [{ type: 'bold' }], text: 'も' }] },
    { type: 'paragraph' },
    { type: 'paragraph', content: [{ type: 'text', text: '残る' }] },
  ])
})

test('[TEXT-2] both changes of a base are in the merged text', () => {
  expect(plainTextOf(mergeRichTexts(paragraphs('今日は晴れ'), paragraphs('今日は快晴'), paragraphs('明日は晴れ')))).toBe('明日は快晴')
})

function paragraphs(...lines: string[]): RichText {
  return {
    type: 'doc',
    content: lines.map((text) => (text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] })),
  }
}

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at)
}

function open(text: RichText): Y.Text {
  const document = new Y.Doc()
  document.getMap('texts').set('text', sharedTextOf(text))
  return document.getMap('texts').get('text') as Y.Text
}

function twoCopies(text: RichText): [Y.Text, Y.Text] {
  const first = open(text)
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first.doc as Y.Doc))
  return [first, second.getMap('texts').get('text') as Y.Text]
}

function exchange(first: Y.Text, second: Y.Text): void {
  const [left, right] = [first.doc as Y.Doc, second.doc as Y.Doc]
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
}

/** As ProseMirror would write it: neighbouring texts with the same marks are one, marks stand in the schema's order, nothing empty. */
function tidy(text: RichText): RichText {
  return { type: 'doc', content: text.content.map(tidyNode) }
}

function tidyNode(node: RichTextNode): RichTextNode {
  const children: RichTextNode[] = []
  for (const child of node.content ?? []) {
    const sorted = ['link', 'bold', 'italic'].flatMap((type) => (child.marks ?? []).filter((one) => one.type === type))
    const next =
      child.type === 'text' ? (sorted.length > 0 ? { ...child, marks: sorted } : { type: 'text', text: child.text ?? '' }) : tidyNode(child)
    const last = children.at(-1)
    if (last?.type === 'text' && next.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(next.marks))
      last.text = `${last.text}${next.text}`
    else children.push({ ...next })
  }
  const { content: _, ...rest } = node
  return children.length > 0 ? { ...rest, content: children } : rest
}
