import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { readRecord, createRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import type { BoardStore } from '../../server/store/boardStore.ts'
import { image, imageAsset, note } from './canvasRecords.ts'
import { postBoard, withKey, type CreatedBoard, type TestApp } from './testApp.ts'

/** As much of a PNG as decides what it is. */
export const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 1, 2, 3)

/** A board with a note that says who wrote it, and a picture; `address`: the picture's. */
export async function boardWithPicture(app: TestApp): Promise<CreatedBoard & { address: string }> {
  const board = await postBoard(app.url)
  const form = new FormData()
  form.append('file', new Blob([png], { type: 'image/png' }), 'photo.png')
  const uploaded = await fetch(`${app.url}/api/boards/${board.id}/uploads`, {
    method: 'POST',
    headers: withKey(board.keys.participant),
    body: form,
  })
  const { url: address } = (await uploaded.json()) as { url: string }
  const asset = imageAsset('asset:p') as unknown as PlainRecord
  await put(app.store, board.id, [
    { ...note('shape:n', { x: 100, y: -300, text: '社員が中の人' }), meta: { authorName: '佐藤', number: 1 } },
    { ...asset, props: { ...(asset.props as object), src: address } },
    image('shape:i', 'asset:p', { index: 'a2' }),
  ])
  return { ...board, address }
}

/** Writes records onto a board that nobody is on. */
export async function put(
  store: BoardStore,
  boardId: BoardId,
  records: readonly object[],
  change?: (document: Y.Doc) => void,
): Promise<void> {
  const document = await documentOf(store, boardId)
  document.transact(() => {
    for (const record of records) createRecord(recordsOf(document), record as PlainRecord)
    change?.(document)
  })
  await store.append([{ boardId, update: Y.encodeStateAsUpdate(document), at: 0 }])
}

export async function documentOf(store: BoardStore, boardId: BoardId): Promise<Y.Doc> {
  const stored = must(await store.loadDocument(boardId), 'the board is stored')
  const document = new Y.Doc()
  for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
  return document
}

/** All records of a board as plain data, by id. */
export async function recordsIn(store: BoardStore, boardId: BoardId): Promise<PlainRecord[]> {
  const records = [...recordsOf(await documentOf(store, boardId)).values()].map(readRecord)
  return records.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** A board's own file, as its facilitator takes it home. */
export async function boardFileOf(url: string, { id, keys }: CreatedBoard): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`${url}/api/boards/${id}/export.flamingo`, { headers: withKey(keys.facilitator) })
  if (!response.ok) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}

/** Sends a file from which a board is to be made. */
export function postBoardFile(url: string, file: BodyInit, type = 'application/vnd.flamingo.board+zip'): Promise<Response> {
  return fetch(`${url}/api/boards/import`, { method: 'POST', headers: { 'content-type': type }, body: file })
}
