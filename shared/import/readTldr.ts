import type { SerializedSchema } from '@tldraw/store'
import type { TLRecord } from '@tldraw/tlschema'
import { createCanvasSchema } from '../document/canvasSchema.ts'
import { boardPageId } from '../document/createBoardDocument.ts'
import { isDeeperThan } from '../document/nesting.ts'
import { plainOf } from '../document/plainRecord.ts'
import type { PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'
import { runCanvasMigrations } from '../document/runCanvasMigrations.ts'
import { validRecord } from '../document/validRecord.ts'
import { limits } from '../protocol/limits.ts'
import { createLeftList, readingOf, type ImportedDrawing, type ImportReading } from './importedContent.ts'
import { welcomeDrawing } from './welcomeDrawing.ts'

const newestFileFormat = 1

/**
 * What is on the first page of a file of tldraw's. Records that are broken or that a board doesn't take are left out and counted. Source of
 * the format: `parseTldrawJsonFile` in tldraw 3.15.
 */
export function readTldr(value: Record<string, unknown>): ImportReading {
  const { tldrawFileFormatVersion: version, schema, records } = value
  if (typeof version !== 'number') return { kind: 'flawed', flaw: { is: 'wrong-place', place: 'tldrawFileFormatVersion' } }
  if (version > newestFileFormat) return { kind: 'flawed', flaw: { is: 'newer' } }
  if (!isSchema(schema)) return { kind: 'flawed', flaw: { is: 'wrong-place', place: 'schema' } }
  if (!Array.isArray(records)) return { kind: 'flawed', flaw: { is: 'wrong-place', place: 'records' } }
  const given = new Map<string, PlainRecord>()
  for (const [at, record] of records.entries() as IterableIterator<[number, unknown]>) {
    if (!isObject(record) || typeof record.id !== 'string' || typeof record.typeName !== 'string') {
      return { kind: 'flawed', flaw: { is: 'wrong-place', place: `records[${at}]` } }
    }
    // What nests absurdly deep would bring down whoever walks through it.
    if (isDeeperThan(record, limits.nesting)) return { kind: 'flawed', flaw: { is: 'too-deep' } }
    if (record.id.startsWith(`${record.typeName}:`)) given.set(record.id, record as PlainRecord)
  }
  const left = createLeftList()
  const valid = migrated(given, schema, left)
  if (valid === 'newer') return { kind: 'flawed', flaw: { is: 'newer' } }
  const drawing = welcomeDrawing(firstPage(valid, left), left)
  return readingOf('tldr', { notes: [], drawing, left: left.list() })
}

type Left = ReturnType<typeof createLeftList>

function isSchema(value: unknown): value is SerializedSchema {
  if (!isObject(value)) return false
  if (value.schemaVersion === 1) return isObject(value.recordVersions)
  return (
    value.schemaVersion === 2 && isObject(value.sequences) && Object.values(value.sequences).every((version) => typeof version === 'number')
  )
}

/** The records of a canvas as this tldraw knows them. `newer`: a later one has written them. */
export function migrated(given: ReadonlyMap<string, PlainRecord>, from: SerializedSchema, left: Left): TLRecord[] | 'newer' {
  const schema = createCanvasSchema()
  const migrations = attempt(() => schema.getMigrationsSince(from))
  if (!migrations?.ok) return 'newer'
  const outcome = attempt(() => runCanvasMigrations(given, migrations.value))
  if (!outcome) return []
  for (const id of outcome.broken) left.add('invalid', id)
  const documentTypes = new Set(['shape', 'binding', 'asset', 'page'])
  return [...outcome.migrated.values()].flatMap((record) => {
    const valid = validRecord(schema, record)
    // Where somebody looked when they saved it is no part of the drawing.
    if (!valid && documentTypes.has(record.typeName)) left.add('invalid', record.id)
    return valid ?? []
  })
}

function firstPage(records: readonly TLRecord[], left: Left): ImportedDrawing {
  const pages = records.filter((record) => record.typeName === 'page').toSorted((one, other) => (one.index < other.index ? -1 : 1))
  for (const page of pages.slice(1)) left.add('otherPages', page.name)
  const [first] = pages
  const childrenOf = new Map<string, PlainRecord[]>()
  for (const record of records) {
    if (record.typeName !== 'shape') continue
    const siblings = childrenOf.get(record.parentId)
    if (siblings) siblings.push(plainOf(record))
    else childrenOf.set(record.parentId, [plainOf(record)])
  }
  const shapes: PlainRecord[] = []
  // Goes through what is added to it meanwhile; what no page leads to is never reached.
  const parents = new Set<string>([first?.id ?? boardPageId])
  for (const parent of parents) {
    for (const shape of (childrenOf.get(parent) ?? []).toSorted(byIndex)) {
      shapes.push(parent === first?.id ? { ...shape, parentId: boardPageId } : shape)
      parents.add(shape.id)
    }
  }
  const ofType = (typeName: string): PlainRecord[] =>
    records.filter((record) => record.typeName === typeName).map((record) => plainOf(record))
  return { shapes, bindings: ofType('binding'), assets: ofType('asset') }
}

function byIndex(one: PlainRecord, other: PlainRecord): number {
  return String(one.index) < String(other.index) ? -1 : 1
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    // tldraw's migrations take for granted what its validators had seen.
    return undefined
  }
}
