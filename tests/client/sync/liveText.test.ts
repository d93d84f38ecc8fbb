import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { tipTapDefaultExtensions } from '@tldraw/tldraw'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteChange } from '../../../client/sync/liveText.ts'
import { richTextOfUnits, unitsOfRichText } from '../../../shared/document/textUnits.ts'
import { lines } from '../../support/canvasRecords.ts'

const schema = getSchema(tipTapDefaultExtensions)
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'あ', '𠮷', '\n'), maxLength: 12 })

test('[TEXT-11] whatever others have made of an open text, one replacement makes it that', () => {
  fc.assert(
    fc.property(text, text, fc.nat(12), (before, after, caret) => {
      const state = open(before, caret)
      const change = remoteChange(state, lines(after))
      const next = change ? state.apply(change) : state
      expect(next.doc.eq(schema.nodeFromJSON(lines(after)))).toBe(true)
      expect(change?.steps.length ?? 0).toBeLessThanOrEqual(1)
    }),
  )
})

test.each([
  { what: 'before the caret', before: 'ab|cd', after: 'XYabcd', expected: 'XYab|cd' },
  { what: 'behind the caret', before: 'ab|cd', after: 'abcdXY', expected: 'ab|cdXY' },
  { what: 'at the caret', before: 'ab|', after: 'abXY', expected: 'ab|XY' },
  { what: 'around the caret, and deletes', before: 'ab|cd', after: 'ad', expected: 'a|d' },
  { what: 'a line above', before: 'ab|cd', after: 'X\nabcd', expected: 'X\nab|cd' },
])('[TEXT-11] the caret stays when somebody writes $what', ({ before, after, expected }) => {
  const state = open(before.replace('|', ''), before.indexOf('|'))
  const change = remoteChange(state, lines(after))
  expect(change && withCaret(state.apply(change))).toBe(expected)
})

test.each(['list', 'bold'])(
  '[TEXT-14] the caret stays between its letters when its line becomes %s, and others write before it',
  (what) => {
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Xabcd', ...(what === 'bold' && { marks: [{ type: 'bold' }] }) }],
    }
    const line = what === 'list' ? { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] } : paragraph
    const state = open('abcd', 2)
    const change = remoteChange(state, { type: 'doc', content: [line] })
    expect(change && withCaret(state.apply(change))).toBe('Xab|cd')
  },
)

test('[TEXT-11] a text that is the same already is left alone', () => {
  expect(remoteChange(open('同じ', 1), lines('同じ'))).toBeUndefined()
})

test('[TEXT-12] every text that can be read from a document can be opened in a text editor', () => {
  const block = fc.array(fc.record({ type: fc.constantFrom('bulletList', 'orderedList', 'listItem', 'paragraph', 'heading', 'script') }), {
    maxLength: 5,
  })
  const unit = fc.oneof(
    fc.record({
      content: fc.constantFrom('a', 'あ'),
      attributes: fc.constantFrom({}, { bold: {} }, { blink: {} }, { link: { href: 'x' } }),
    }),
    fc.record({ content: fc.constant({ type: 'line' }), attributes: fc.record({ block }) }),
    fc.record({ content: fc.constantFrom({ type: 'hardBreak' }, { type: 'iframe' }), attributes: fc.constant({}) }),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      const richText = richTextOfUnits(units)
      expect(() => schema.nodeFromJSON(richText)).not.toThrow()
      expect(richTextOfUnits(unitsOfRichText(richText))).toEqual(richText)
    }),
  )
})

/** A text with the caret behind its first `caret` characters; a line's end counts as one. */
function open(content: string, caret: number): EditorState {
  const state = EditorState.create({ schema, doc: schema.nodeFromJSON(lines(content)) })
  const position = 1 + [...content].slice(0, caret).reduce((sum, character) => sum + (character === '\n' ? 2 : character.length), 0)
  return state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(Math.min(position, state.doc.content.size)))))
}

function withCaret({ doc, selection }: EditorState): string {
  return `${doc.textBetween(0, selection.head, '\n')}|${doc.textBetween(selection.head, doc.content.size, '\n')}`
}
