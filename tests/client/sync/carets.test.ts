import { getSchema } from '@tiptap/core'
import { tipTapDefaultExtensions } from '@tldraw/tldraw'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createCarets, type Carets } from '../../../client/sync/carets.ts'
import { positionAtTextIndex, textIndexAt } from '../../../client/sync/textIndex.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord, richTextField, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { unitsOfRichText } from '../../../shared/document/textUnits.ts'
import { must } from '../../../shared/must.ts'
import { lines, note } from '../../support/canvasRecords.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { createStillAwareness } from '../../support/stillAwareness.ts'

const schema = getSchema(tipTapDefaultExtensions)

test('[CARET-1] the place of a caret in the editor and its place in the flat text are the same place', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'あ', '𠮷', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(text, (words) => {
      const doc = schema.nodeFromJSON(lines(words))
      for (let index = 0; index < unitsOfRichText(lines(words)).length; index++) {
        expect(textIndexAt(doc, positionAtTextIndex(doc, index))).toBe(index)
      }
    }),
  )
})

test('[CARET-1] in a list too, and behind the end stands at the end', () => {
  const item = (text: string) => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'paragraph' }, { type: 'bulletList', content: [item('ab'), item('cd')] }],
  })
  // An empty line, "ab" and its end: "c" is at 4.
  expect(doc.textBetween(positionAtTextIndex(doc, 4), positionAtTextIndex(doc, 5))).toBe('c')
  expect(textIndexAt(doc, positionAtTextIndex(doc, 5))).toBe(5)
  expect(positionAtTextIndex(doc, 99)).toBe(doc.content.size)
})

test('[CARET-2] a caret stays between its letters while others write before and behind it', () => {
  const { ann, ben, text } = annAndBen('abcd')
  ann.carets.setMine({ recordId: 'shape:n', anchor: 2, head: 2 })
  tell(ann, ben)
  text.insert(4, 'behind')
  text.insert(0, 'xyz')
  text.insert(5, 'at')
  expect(ben.carets.inText('shape:n')).toMatchObject([{ name: 'Ann', anchor: 5, head: 5 }])
  expect(ben.carets.inText('shape:other')).toEqual([])
  expect(ann.carets.inText('shape:n')).toEqual([])
})

test('[CARET-2] a caret goes when its owner stops writing, and when its text goes', () => {
  const { ann, ben, document } = annAndBen('abcd')
  ann.carets.setMine({ recordId: 'shape:n', anchor: 0, head: 4 })
  tell(ann, ben)
  expect(ben.carets.inText('shape:n')).toHaveLength(1)
  recordsOf(document).delete('shape:n')
  expect(ben.carets.inText('shape:n')).toEqual([])
})

test.each([
  ['nothing', null],
  ['a place in a root', { recordId: 'shape:n', anchor: { tname: 'records' }, head: { tname: 'new root' } }],
  ['an item that never was', { recordId: 'shape:n', anchor: place(9, 9), head: place(9, 9) }],
  ['no item ids', { recordId: 'shape:n', anchor: place('a', -1), head: place(1.5, Infinity) }],
  ['another kind of thing', { recordId: 7, anchor: 0, head: [] }],
])('[CARET-3] a caret that says %s is left out', (_, caret) => {
  const { ann, ben, document } = annAndBen('abcd')
  ann.awareness.setLocalStateField('caret', caret)
  tell(ann, ben)
  expect(ben.carets.inText('shape:n')).toEqual([])
  expect([...document.share.keys()]).toEqual(['records'])
})

type Writer = { awareness: Awareness; carets: Carets }

/** Two pages on one document with a note; who is who is in their presence. */
function annAndBen(words: string): { document: Y.Doc; text: Y.Text; ann: Writer; ben: Writer } {
  const document = new Y.Doc()
  createRecord(recordsOf(document), note('shape:n', { text: words }) as unknown as PlainRecord)
  const text = must(recordsOf(document).get('shape:n'), 'the note is there').get(richTextField) as Y.Text
  return { document, text, ann: writer(document, 1), ben: writer(document, 2) }
}

function writer(document: Y.Doc, clientId: number): Writer {
  const awareness = createStillAwareness(document)
  awareness.clientID = clientId
  awareness.setLocalState({})
  const people = [1, 2].map((id) => ({
    clientId: id,
    id: `${id}`,
    name: id === 1 ? 'Ann' : 'Ben',
    color: '#123456',
    since: 0,
    isMe: id === clientId,
  }))
  return { awareness, carets: createCarets(document, awareness, createFakeClock(), () => people) }
}

function tell(from: Writer, to: Writer): void {
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]), 'wire')
}

function place(client: unknown, clock: unknown): object {
  return { type: { client, clock }, item: { client, clock } }
}
