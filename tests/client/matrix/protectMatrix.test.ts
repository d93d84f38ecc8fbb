import { createTLStore, type Editor, type TLRecord, type TLShape, type TLStore } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { allowMatrixChange, protectMatrix } from '../../../client/matrix/protectMatrix.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../../shared/document/canvasSchema.ts'
import { createBoardDocument, templateMatrixId } from '../../../shared/document/createBoardDocument.ts'
import { readRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'

const matrixId = templateMatrixId as TLShape['id']

test('[MATRIX-2] a matrix keeps its place, size, lock, parent and index whatever a person’s action writes', () => {
  const store = protectedStore()
  const before = matrixIn(store)
  for (const change of [{ x: 5 }, { isLocked: false }, { index: 'a9' }, { parentId: 'shape:group' }, { opacity: 0.1 }, { rotation: 1 }]) {
    store.put([{ ...before, ...change } as TLRecord])
    expect(matrixIn(store)).toBe(before)
  }
  store.update(matrixId, (shape) => ({ ...shape, props: { ...shape.props, w: 10 } }))
  expect(matrixIn(store)).toBe(before)
})

test('[MATRIX-2] a matrix can’t be removed, and what is removed with it goes', () => {
  const store = protectedStore()
  store.put([noteLike('shape:a')])
  store.remove([matrixId, 'shape:a' as TLShape['id']])
  expect(store.has(matrixId)).toBe(true)
  expect(store.has('shape:a' as TLShape['id'])).toBe(false)
})

test('[MATRIX-2] undo and redo pass a matrix by', () => {
  const store = protectedStore()
  const before = matrixIn(store)
  store.applyDiff({ added: {}, updated: { [matrixId]: [before, { ...before, x: 99 }] }, removed: {} } as never)
  store.applyDiff({ added: {}, updated: {}, removed: { [matrixId]: before } })
  expect(matrixIn(store)).toBe(before)
})

test('[MATRIX-3] a pasted or duplicated matrix is gone in the same operation, so that no listener ever sees it', () => {
  const store = protectedStore()
  const copy = { ...matrixIn(store), id: 'shape:copy' } as TLRecord
  const changes = store.extractingChanges(() => store.put([copy, noteLike('shape:a')]))
  expect(Object.keys(changes.added)).toEqual(['shape:a'])
  expect(changes.removed).toEqual({})
  expect(store.has('shape:copy' as TLShape['id'])).toBe(false)
})

test('[MATRIX-4] changes from other devices pass', () => {
  const store = protectedStore()
  store.mergeRemoteChanges(() => store.put([{ ...matrixIn(store), x: 7 }]))
  expect(matrixIn(store).x).toBe(7)
  store.mergeRemoteChanges(() => store.remove([matrixId]))
  expect(store.has(matrixId)).toBe(false)
})

test('[MATRIX-5] allowMatrixChange lets its own changes through and closes behind itself, also after an error', () => {
  const store = protectedStore()
  const editor = { store, run: (change: () => void) => change() } as unknown as Editor
  allowMatrixChange(editor, () => store.put([{ ...matrixIn(store), x: 7 }]))
  expect(matrixIn(store).x).toBe(7)
  expect(() =>
    allowMatrixChange(editor, () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  store.put([{ ...matrixIn(store), x: 8 }])
  expect(matrixIn(store).x).toBe(7)
})

test('after the protection has ended nothing is held back', () => {
  const store = boardStore()
  protectMatrix(store)()
  store.remove([matrixId])
  expect(store.has(matrixId)).toBe(false)
})

function protectedStore(): TLStore {
  const store = boardStore()
  protectMatrix(store)
  return store
}

function boardStore(): TLStore {
  const document = createBoardDocument({ title: 'A board', template: 'empowerment-marketing', locale: 'en' })
  const store = createTLStore({ schema: createCanvasSchema() })
  store.mergeRemoteChanges(() => store.put([...recordsOf(document).values()].map((record) => readRecord(record) as unknown as TLRecord)))
  return store
}

function matrixIn(store: TLStore): TLShape {
  return must(store.get(matrixId), 'the board has its matrix')
}

function noteLike(id: string): TLRecord {
  const base = { typeName: 'shape', parentId: 'page:page', index: 'a5', x: 0, y: 0, rotation: 0, isLocked: false, opacity: 1, meta: {} }
  return { ...base, id, type: 'group', props: {} } as unknown as TLRecord
}
