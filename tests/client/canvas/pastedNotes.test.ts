import { expect, test } from 'vitest'
import { mostNotesAtOnce } from '../../../client/canvas/writing/makeNotes.ts'
import { readPasted } from '../../../client/canvas/writing/pastedNotes.ts'

test('[FAST-9] short lines and lists are taken for several notes, paragraphs and more than can be made for one', () => {
  expect(readPasted('A社\nB社\n', undefined)).toEqual({ texts: ['A社', 'B社'], whole: 'A社\nB社', asList: true })
  expect(readPasted('A社', undefined).asList).toBe(false)
  const paragraph = '社員の発信について、'.repeat(20)
  expect(readPasted(`${paragraph}\n${paragraph}`, undefined).asList).toBe(false)
  expect(readPasted(`・${paragraph}\n・${paragraph}`, undefined).asList).toBe(true)
  expect(readPasted('x\n'.repeat(mostNotesAtOnce + 1), undefined).asList).toBe(false)
})

test('[FAST-9] each row of a table is a note, its cells on lines of their own, whatever the plain text beside it says', () => {
  expect(readPasted('A社\tPR\nB社\tHR', ['A社\nPR', 'B社\nHR'])).toEqual({
    texts: ['A社\nPR', 'B社\nHR'],
    whole: 'A社\nPR\nB社\nHR',
    asList: true,
  })
})
