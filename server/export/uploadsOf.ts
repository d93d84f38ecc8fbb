import * as Y from 'yjs'
import { propsOf } from '../../shared/board/pagePlace.ts'
import { uploadAt, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { readRecord, type PlainRecord } from '../../shared/document/recordFields.ts'

/** The upload that an image's record shows; undefined for every other record. */
export function uploadOfRecord(record: PlainRecord): UploadFile | undefined {
  const { src } = propsOf(record)
  return record.typeName === 'asset' && typeof src === 'string' ? uploadAt(src) : undefined
}

/** The uploads that the images of a document show, each once. */
export function uploadsOf(document: Y.Doc): UploadFile[] {
  const uploads = new Map<string, UploadFile>()
  for (const record of recordsOf(document).values() as Iterable<unknown>) {
    // Only images are read whole.
    if (!(record instanceof Y.Map) || record.get('typeName') !== 'asset') continue
    const upload = uploadOfRecord(readRecord(record))
    if (upload) uploads.set(`${upload.boardId}/${upload.file}`, upload)
  }
  return [...uploads.values()]
}
