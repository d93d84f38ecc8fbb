import { expect, test } from 'vitest'
import { placeForNote } from '../../../client/list/placeForNote.ts'
import { noteSize } from '../../../shared/board/caseNote.ts'
import { matrixOfTemplate } from '../../../shared/board/template.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { must } from '../../../shared/must.ts'
import { caseNote } from '../../support/listNotes.ts'

const matrix = must(matrixOfTemplate('empowerment-marketing', 'en'), 'a template')

test.for([0, 0.7])('[LIST-8] new rows line up beside the matrix, turned by %f, none on another and none on the matrix', (rotation) => {
  const placed: PlacedMatrix = { id: 'shape:m', name: '', index: 'a1', matrix, place: { x: 40, y: -300, rotation } }
  const notes: ReturnType<typeof caseNote>[] = []
  for (let number = 1; number <= 20; number++) {
    const centre = placeForNote(notes, placed)
    for (const other of notes) expect(Math.hypot(other.centre.x - centre.x, other.centre.y - centre.y)).toBeGreaterThan(noteSize)
    notes.push({ ...caseNote(number), centre })
  }
  const gap = must(notes[4], 'a fifth note').centre
  expect(placeForNote([...notes.slice(0, 4), ...notes.slice(5)], placed)).toEqual(gap)
})

test('[LIST-8] on a board without a matrix they stand in rows', () => {
  const first = placeForNote([], undefined)
  expect(placeForNote([{ ...caseNote(1), centre: first }], undefined)).not.toEqual(first)
})
