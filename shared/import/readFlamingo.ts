import type { SerializedSchema } from '@tldraw/store'
import { digest } from 'lib0/hash/sha256'
import { decodeUtf8 } from 'lib0/string'
import * as Y from 'yjs'
import { settingsOf } from '../board/boardSettings.ts'
import { NoteIndex } from '../board/noteIndex.ts'
import { documentName, manifestName, readManifest } from '../boardFile/boardFile.ts'
import { findEntries, type ByteSource } from '../boardFile/storedZip.ts'
import { documentVersion, metaOf, recordsOf, titleOf } from '../document/boardDocument.ts'
import { plainOf } from '../document/plainRecord.ts'
import { readRecord, type PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'
import { exportBoard } from '../export/exportedBoard.ts'
import { limits } from '../protocol/limits.ts'
import { createLeftList, type ImportFlaw, type ImportReading, type ImportTarget } from './importedContent.ts'
import { readBoardJson } from './readBoardJson.ts'
import { migrated } from './readTldr.ts'

const mostManifestBytes = 4 * 1024 * 1024

/** The notes of a board's own file: with their authors, fields and scores. Everything else on it comes by opening it on the home page. */
export async function readFlamingo(source: ByteSource, target: ImportTarget): Promise<ImportReading> {
  const bytes = await documentIn(source)
  if (!(bytes instanceof Uint8Array)) return { kind: 'flawed', flaw: bytes }
  const document = new Y.Doc()
  try {
    Y.applyUpdate(document, bytes)
  } catch {
    return { kind: 'flawed', flaw: { is: 'damaged' } }
  }
  const version = metaOf(document).get('documentVersion')
  const schema = metaOf(document).get('schema')
  if (typeof version !== 'number' || !isObject(schema)) return { kind: 'flawed', flaw: { is: 'damaged' } }
  if (version !== documentVersion) return { kind: 'flawed', flaw: { is: version > documentVersion ? 'newer' : 'older' } }
  const given = new Map<string, PlainRecord>()
  for (const [id, record] of recordsOf(document).entries() as IterableIterator<[string, unknown]>) {
    const plain = record instanceof Y.Map ? readRecord(record) : undefined
    if (plain?.id === id && id.startsWith(`${plain.typeName}:`)) given.set(id, plain)
  }
  const left = createLeftList()
  const records = migrated(given, schema as unknown as SerializedSchema, left)
  if (records === 'newer') return { kind: 'flawed', flaw: { is: 'newer' } }
  return notesOf(
    document,
    records.map((record) => plainOf(record)),
    target,
  )
}

function notesOf(document: Y.Doc, records: readonly PlainRecord[], target: ImportTarget): ImportReading {
  const byId = new Map(records.map((record) => [record.id, record]))
  const index = new NoteIndex((id) => byId.get(id))
  index.update(byId.keys())
  const board = exportBoard({
    notes: index.all(),
    matrices: index.matrices,
    settings: settingsOf(document),
    title: titleOf(document),
    url: '',
    at: new Date(0),
    locale: 'en',
  })
  const reading = readBoardJson(board, target, 'flamingo')
  if (reading.kind === 'flawed') return reading
  const others = records.filter(({ typeName, type }) => typeName === 'shape' && type !== 'note' && type !== 'matrix')
  const left = createLeftList()
  for (const { type } of others) left.add('drawings', String(type))
  return { ...reading, content: { ...reading.content, left: [...reading.content.left, ...left.list()] } }
}

async function documentIn(source: ByteSource): Promise<Uint8Array | ImportFlaw> {
  const entries = await findEntries(source)
  if (!entries || entries === 'repacked') return { is: 'not-this-format' }
  const manifestEntry = entries.find(({ name }) => name === manifestName)
  const entry = entries.find(({ name }) => name === documentName)
  if (!manifestEntry || !entry || manifestEntry.bytes > mostManifestBytes) return { is: 'not-this-format' }
  const manifest = readManifest(decodeUtf8(await source.read(manifestEntry.start, manifestEntry.bytes)))
  if (manifest === 'newer') return { is: 'newer' }
  const listed = manifest?.parts.find(({ name }) => name === documentName)
  if (!listed) return { is: 'not-this-format' }
  if (entry.bytes > limits.boardBytes) return { is: 'too-large' }
  const bytes = await source.read(entry.start, entry.bytes)
  return hexOf(digest(bytes)) === listed.sha256 ? bytes : { is: 'damaged' }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
