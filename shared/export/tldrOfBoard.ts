import { createTLSchema } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { settingsOf } from '../board/boardSettings.ts'
import { propsOf } from '../board/pagePlace.ts'
import { isMatrixRecord, placedMatrixOf } from '../board/placedMatrix.ts'
import { signatureName } from '../board/signature.ts'
import { uploadAt } from '../board/uploadAddress.ts'
import { canvasRecordsOf } from '../document/canvasRecords.ts'
import { boardPageId } from '../document/createBoardDocument.ts'
import { indexKeyAt } from '../document/indexKeyAt.ts'
import { plainOf } from '../document/plainRecord.ts'
import type { PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'
import { imageInJson, type FilePart } from './fileParts.ts'
import { matrixAsShapes } from './matrixAsShapes.ts'

const fileFormatVersion = 1

/**
 * A board as a file of tldraw (.tldr), for its own site and its editor extensions: matrices as plain locked shapes, images inside, nothing
 * of anybody's session, and no author while the board hides them. Source of the format: `parseTldrawJsonFile` in tldraw 3.15.
 */
export function tldrOfBoard(document: Y.Doc): FilePart[] {
  const records = plainRecords(canvasRecordsOf(document).map((record) => plainOf(record)))
  const shown = settingsOf(document).authorsHidden ? records.map(withoutAuthor) : records
  const head = JSON.stringify({ tldrawFileFormatVersion: fileFormatVersion, schema: createTLSchema().serialize() })
  const pieces = shown.flatMap((record, at) => [...(at === 0 ? [] : [',\n']), ...piecesOf(record)])
  return joined([`${head.slice(0, -1)},"records":[\n`, ...pieces, '\n]}\n'])
}

/** The same board in shapes that every tldraw knows. */
function plainRecords(records: readonly PlainRecord[]): PlainRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const isGone = (id: unknown): boolean => isMatrixRecord(byId.get(String(id)))
  const onPage: PlainRecord[] = []
  const others: PlainRecord[] = []
  for (const record of records.toSorted(byIndex)) {
    if (isGone(record.id)) {
      const placed = placedMatrixOf(record, (id) => byId.get(id))
      if (placed) onPage.push(...matrixAsShapes(placed))
    } else if (record.typeName === 'shape' && (record.parentId === boardPageId || isGone(record.parentId))) {
      onPage.push({ ...record, parentId: boardPageId })
    } else if (record.typeName !== 'binding' || !(isGone(record.fromId) || isGone(record.toId))) {
      others.push(record)
    }
  }
  return [...others, ...onPage.map((record, at) => ({ ...record, index: indexKeyAt(at) }))]
}

function byIndex(one: PlainRecord, other: PlainRecord): number {
  const [first, second] = [`${String(one.index)} ${one.id}`, `${String(other.index)} ${other.id}`]
  return first < second ? -1 : first > second ? 1 : 0
}

const authorFields = new Set(['authorId', 'authorName', 'authorStandpoint', signatureName])

function withoutAuthor(record: PlainRecord): PlainRecord {
  if (!isObject(record.meta)) return record
  return { ...record, meta: Object.fromEntries(Object.entries(record.meta).filter(([field]) => !authorFields.has(field))) }
}

function piecesOf(record: PlainRecord): FilePart[] {
  const props = propsOf(record)
  const image = record.typeName === 'asset' && typeof props.src === 'string' ? uploadAt(props.src) : undefined
  if (!image) return [JSON.stringify(record)]
  // The last field of the last object, so that the image can be put into its place without looking for it.
  const { src: _src, ...rest } = props
  const { props: _props, ...outer } = record
  const before = JSON.stringify({ ...outer, props: rest }).slice(0, -2)
  return [`${before}${Object.keys(rest).length > 0 ? ',' : ''}"src":`, imageInJson(image), '}}']
}

// A piece for each image and one for everything between two.
function joined(parts: readonly FilePart[]): FilePart[] {
  const together: FilePart[] = []
  let texts: string[] = []
  for (const part of parts) {
    if (typeof part === 'string') {
      texts.push(part)
      continue
    }
    together.push(texts.join(''), part)
    texts = []
  }
  return [...together, texts.join('')]
}
