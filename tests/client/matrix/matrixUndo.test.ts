import type { Editor } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { canUndoEdit, forgetEdits, offerUndo, rememberEdit, undoEdit, undoIfLatest } from '../../../client/matrix/editing/matrixUndo.ts'

/** A canvas that could undo so many steps. */
function canvasWith(steps: { count: number }): Editor {
  return { history: { getNumUndos: () => steps.count } } as unknown as Editor
}

test('[MATRIX-10] changes of matrices are taken back one by one, the last first, and only while editing', () => {
  const editor = canvasWith({ count: 0 })
  const taken: string[] = []
  for (const edit of ['one', 'two', 'three']) rememberEdit(editor, () => taken.push(edit))
  undoEdit(editor)
  undoEdit(editor)
  expect(taken).toEqual(['three', 'two'])
  forgetEdits(editor)
  expect(canUndoEdit(editor)).toBe(false)
  undoEdit(editor)
  expect(undoIfLatest(editor)).toBe(false)
  expect(taken).toEqual(['three', 'two'])
})

test('[MATRIX-10] what was done on the canvas after a change of a matrix is taken back before it', () => {
  const steps = { count: 4 }
  const editor = canvasWith(steps)
  const taken: string[] = []
  rememberEdit(editor, () => taken.push('label'))
  steps.count = 6
  expect(undoIfLatest(editor)).toBe(false)
  steps.count = 4
  expect(undoIfLatest(editor)).toBe(true)
  expect(undoIfLatest(editor)).toBe(false)
  expect(taken).toEqual(['label'])
})

test('[MATRIX-10] the undo that a message offers takes back its own change, also after others and after editing has ended', () => {
  const editor = canvasWith({ count: 0 })
  const taken: string[] = []
  rememberEdit(editor, () => taken.push('removal'))
  const offered = offerUndo(editor)
  rememberEdit(editor, () => taken.push('label'))
  offered()
  undoEdit(editor)
  expect(taken).toEqual(['removal', 'label'])
  expect(canUndoEdit(editor)).toBe(false)
})
