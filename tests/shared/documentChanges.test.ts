import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/must.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { applyDocumentChanges, documentChanges } from '../../shared/document/documentChanges.ts'
import { createRecord, readRecord } from '../../shared/document/recordFields.ts'
import { note } from '../support/canvasRecords.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'

type Note = { x: number; color: string; text: string }

const anyBoard = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.record({
    x: fc.integer({ min: 0, max: 9 }),
    color: fc.constantFrom('yellow', 'blue'),
    text: fc.constantFrom('', 'case', 'a case', '両輪'),
  }),
)

function documentOf(board: Record<string, Note>): Y.Doc {
  const document = new Y.Doc()
  for (const [id, { x, color, text }] of Object.entries(board)) {
    const record = must(plainOf(note(`shape:${id}`, { x, text })), 'a note is a record')
    createRecord(recordsOf(document), record)
    recordsOf(document).get(record.id)?.set('props.color', color)
  }
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function contentOf(document: Y.Doc): unknown {
  return Object.fromEntries([...recordsOf(document).entries()].map(([id, record]) => [id, readRecord(record)]))
}

function restore(document: Y.Doc, from: Y.Doc, to: Y.Doc): number {
  let changed = 0
  document.transact(() => (changed = applyDocumentChanges(document, documentChanges(from, to))))
  return changed
}

test('[VERSION-8] the changes from one state to another lead there, write only what differs, and are none between equal ones', () => {
  fc.assert(
    fc.property(anyBoard, anyBoard, (present, wanted) => {
      const [document, target] = [documentOf(present), documentOf(wanted)]
      restore(document, copyOf(document), target)
      expect(contentOf(document)).toEqual(contentOf(target))
      expect(restore(document, copyOf(document), target)).toBe(0)
    }),
  )
})

test('[VERSION-10] the way back leads back', () => {
  fc.assert(
    fc.property(anyBoard, anyBoard, (present, wanted) => {
      const [document, target] = [documentOf(present), documentOf(wanted)]
      const before = copyOf(document)
      restore(document, before, target)
      restore(document, target, before)
      expect(contentOf(document)).toEqual(contentOf(before))
    }),
  )
})

test('[VERSION-9] what others have changed since is left as they made it, field by field, and texts merge', () => {
  const then = documentOf({ a: { x: 1, color: 'yellow', text: 'case' }, gone: { x: 5, color: 'yellow', text: 'old' } })
  const before = documentOf({
    a: { x: 7, color: 'blue', text: 'a case' },
    b: { x: 3, color: 'blue', text: 'new' },
    c: { x: 4, color: 'blue', text: '' },
  })
  const present = copyOf(before)
  const records = recordsOf(present)
  // While it is being restored: one moves a note, another writes in it, a third begins one, a fourth works on one that is about to go.
  records.get('shape:a')?.set('position', [100, 100])
  const text = records.get('shape:a')?.get('props.richText')
  if (text instanceof Y.Text) text.insert(6, ' of ours')
  createRecord(records, must(plainOf(note('shape:fresh', { text: 'fresh' })), 'a note is a record'))
  records.get('shape:b')?.set('props.color', 'green')

  restore(present, before, then)
  const read = (id: string): unknown => records.get(`shape:${id}`)?.toJSON()
  expect(read('a')).toMatchObject({ position: [100, 100], 'props.color': 'yellow' })
  expect(String(records.get('shape:a')?.get('props.richText'))).toBe('case of ours')
  expect(read('b')).toMatchObject({ 'props.color': 'green' })
  expect(read('c')).toBeUndefined()
  expect(read('fresh')).toBeDefined()
  expect(read('gone')).toBeDefined()
})

test('[VERSION-8] a restoring and an edit that do not know of each other both hold', () => {
  fc.assert(
    fc.property(anyBoard, anyBoard, fc.integer({ min: 10, max: 99 }), (present, wanted, x) => {
      const server = documentOf(present)
      const page = copyOf(server)
      const before = copyOf(server)
      restore(server, before, documentOf(wanted))
      // Somewhere else, of a note that both states have and whose place is the same in both.
      const id = Object.keys(present).find((key) => wanted[key] && wanted[key].x === present[key]?.x)
      fc.pre(id !== undefined)
      recordsOf(page).get(`shape:${id}`)?.set('position', [x, x])
      Y.applyUpdate(server, Y.encodeStateAsUpdate(page))
      Y.applyUpdate(page, Y.encodeStateAsUpdate(server))
      expect(contentOf(server)).toEqual(contentOf(page))
      expect(recordsOf(server).get(`shape:${id}`)?.toJSON()).toMatchObject({ position: [x, x], 'props.color': wanted[id ?? '']?.color })
    }),
  )
})
