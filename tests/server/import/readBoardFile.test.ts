import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fileBytes } from '../../../server/export/fileBytes.ts'
import { compressed, decompressed } from '../../../server/store/compression.ts'
import { readBoardFile, type BoardFileReading } from '../../../server/import/readBoardFile.ts'
import { centralDirectory, localHeader, type ZipEntry } from '../../../shared/boardFile/storedZip.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import type { VersionId } from '../../../shared/version/boardVersion.ts'
import { limits } from '../../../shared/protocol/limits.ts'
import { png } from '../../support/boardFiles.ts'
import { imageAsset, note } from '../../support/canvasRecords.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

type Parts = Record<string, Uint8Array>

const upload = { boardId: 'AAAAAAAAAAAAAAAA' as BoardId, file: `${'b'.repeat(22)}.png` }
const picture = `uploads/${upload.boardId}/${upload.file}`
const boardId = 'BBBBBBBBBBBBBBBB' as BoardId
const document = 'document.update'
const early = {
  id: 'early_______' as VersionId,
  at: Date.UTC(2026, 9, 1),
  kind: 'named' as const,
  name: '議論の後',
  by: '佐藤',
  notes: 1,
}
const versionPart = `versions/${early.id}.br`
let whole: Uint8Array
let parts: Parts

beforeAll(async () => {
  const board = createBoardDocument({ title: '両輪の会', template: 'empowerment-marketing', locale: 'ja' })
  board.clientID = 1
  const asset = imageAsset('asset:p') as unknown as PlainRecord
  board.transact(() => {
    createRecord(recordsOf(board), { ...asset, props: { ...(asset.props as object), src: `/${picture}` } })
    createRecord(recordsOf(board), note('shape:n', { text: '社員が中の人' }) as unknown as PlainRecord)
  })
  const contents = {
    kind: 'board' as const,
    title: '両輪の会',
    exportedAt: '2026-11-25T10:00:00.000Z',
    update: Y.encodeStateAsUpdate(board),
    versions: [{ about: early, bytes: compressed(Y.encodeStateAsUpdate(board)) }],
    uploads: [upload],
  }
  whole = await buffer(fileBytes(contents, () => Promise.resolve(Buffer.from(png))))
  parts = unzipSync(new Uint8Array(whole))
})

test('[IMPORT-1] what was written is read: the document with its image under a new name, and the image', async () => {
  const { reading, images } = await read(whole)
  const [[name, bytes] = ['', undefined]] = images
  expect(name).toMatch(/^[\w-]{22}\.png$/)
  expect(bytes).toEqual(png)
  expect(reading).toMatchObject({ kind: 'read', title: '両輪の会', notes: 1 })
  const before = must(parts[document], 'there is a document')
  const src = documentIn(must(reading.kind === 'read' ? reading.update : undefined, 'it was read'))
    .get('asset:p')
    ?.get('props.src')
  expect(src).toBe(`/uploads/${boardId}/${name}`)
  expect(documentIn(before).get('asset:p')?.get('props.src')).toBe(`/${picture}`)
})

test('[IMPORT-2] an archive that is none of ours, cut or packed again is refused', async () => {
  const files: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'notABoardFile'],
    ['another file', new TextEncoder().encode('a,b\n1,2\n3,4\n5,6\n7,8\n'), 'notABoardFile'],
    ['its beginning', whole.slice(0, whole.length / 2), 'notABoardFile'],
    ['another archive', zipSync({ 'a.txt': png }, { level: 0 }), 'repacked'],
    ['packed again', zipSync(parts, { level: 9 }), 'repacked'],
    ['a bomb', zipSync({ ...parts, [document]: new Uint8Array(20_000_000) }, { level: 9 }), 'repacked'],
    ['a way out of the folder', packed(withManifest({ ...parts, 'uploads/../../evil.png': png })), 'repacked'],
    ['two of one name', packed(parts, [picture]), 'repacked'],
    ['a later format', packed({ ...parts, 'manifest.json': manifestBytes({ version: 2 }) }), 'newer'],
  ]
  for (const [what, file, flaw] of files) expect([what, (await read(file)).reading]).toEqual([what, { kind: 'flawed', flaw }])
})

test('[IMPORT-2] a part that is changed, missing, unknown, too large or not what it says is named', async () => {
  const newer = edited((board) => metaOf(board).set('documentVersion', 99))
  const choking = edited((board) => recordsOf(board).get('shape:matrix')?.set('props.topLeft', 'x'.repeat(5_000)))
  const gap = Y.encodeStateAsUpdate(new Y.Doc())
  const files: [string, Uint8Array, string, string | undefined][] = [
    ['a changed byte', changed(whole, Buffer.from(whole).indexOf(must(parts[document], 'there')) + 20), 'damaged', document],
    ['no document', packed(withManifest({ [picture]: png })), 'damaged', document],
    ['a part nobody lists', packed({ ...parts, 'extra.bin': png }), 'damaged', 'extra.bin'],
    [
      'a script as an image',
      packed(withManifest({ ...parts, [picture]: new TextEncoder().encode('<svg onload="x"/>') })),
      'notAnImage',
      picture,
    ],
    ['a huge image', packed(withManifest({ ...parts, [picture]: new Uint8Array(2_000).fill(1) })), 'tooLarge', picture],
    ['a huge document', packed(withManifest({ ...parts, [document]: new Uint8Array(40_000) })), 'tooLarge', 'the document'],
    ['garbage as document', packed(withManifest({ ...parts, [document]: png })), 'damaged', document],
    ['an empty document', packed(withManifest({ ...parts, [document]: gap })), 'damaged', document],
    ['a document of a later Flamingo', packed(withManifest({ ...parts, [document]: newer })), 'newer', undefined],
    ['a label that chokes pages', packed(withManifest({ ...parts, [document]: choking })), 'damaged', document],
  ]
  for (const [what, file, flaw, part] of files) {
    expect([what, (await read(file)).reading]).toEqual([what, { kind: 'flawed', flaw, ...(part !== undefined && { part }) }])
  }
  // What a later Flamingo puts beside the rest is checked and passed by.
  expect((await read(packed(withManifest({ ...parts, 'later/1.bin': png })))).reading.kind).toBe('read')
})

test('[IMPORT-1] versions come along: moment, kind, name, who made it, what was on the board, and their images under the new names', async () => {
  const { reading, images } = await read(whole)
  const [version, ...others] = reading.kind === 'read' ? reading.versions : []
  expect(others).toEqual([])
  expect(version).toMatchObject({ ...early, throughSequence: -1 })
  const records = documentIn(decompressed(must(version, 'there is one').document))
  expect(records.get('asset:p')?.get('props.src')).toBe(`/uploads/${boardId}/${images[0]?.[0]}`)
  expect(records.get('shape:n')?.get('type')).toBe('note')
  // An older Flamingo's file has none.
  const { [versionPart]: _version, ...without } = parts
  const older = { ...withManifest(without) }
  older['manifest.json'] = manifestBytes({ parts: listedOf(without), versions: undefined })
  expect((await read(packed(older))).reading).toMatchObject({ kind: 'read', versions: [] })
})

test('[IMPORT-2] a version that is torn, huge, too much, misnamed or of a later Flamingo: the whole file is refused, with the place', async () => {
  const later = edited((board) => metaOf(board).set('documentVersion', 99))
  const withVersion = (bytes: Uint8Array): Uint8Array => packed(withManifest({ ...parts, [versionPart]: bytes }))
  const listing = (versions: unknown): Uint8Array =>
    packed({ ...parts, 'manifest.json': manifestBytes({ parts: listedOf(parts), versions }) })
  const asListed = { ...early, at: new Date(early.at).toISOString() }
  const named = Array.from({ length: limits.namedVersionsPerBoard + 1 }, (_, at) => ({ ...asListed, id: String(at).padStart(12, '0') }))
  const files: [string, Uint8Array, string, string | undefined][] = [
    ['torn', withVersion(must(parts[versionPart], 'there').slice(0, -20)), 'damaged', versionPart],
    ['no Brotli', withVersion(png), 'damaged', versionPart],
    ['no document', withVersion(compressed(png)), 'damaged', versionPart],
    ['a bomb', withVersion(compressed(new Uint8Array(50_000_000))), 'tooLarge', versionPart],
    ['of a later Flamingo', withVersion(compressed(later)), 'newer', undefined],
    ['listed and not there', listing([asListed, { ...asListed, id: 'other_______' }]), 'damaged', 'versions/other_______.br'],
    ['twice', listing([asListed, asListed]), 'damaged', 'manifest.json'],
    ['more than a board may name', listing(named), 'tooLarge', 'versions'],
    ...[
      'no list',
      [null],
      [{ ...asListed, id: '../../evil' }],
      [{ ...asListed, at: 'yesterday' }],
      [{ ...asListed, at: '9999-01-01T00:00:00.000Z' }],
      [{ ...asListed, kind: 'other' }],
      [{ ...asListed, name: 7 }],
      [{ ...asListed, notes: -1 }],
    ].map((versions): [string, Uint8Array, string, string] => [JSON.stringify(versions), listing(versions), 'damaged', 'manifest.json']),
  ]
  for (const [what, file, flaw, part] of files) {
    expect([what, (await read(file)).reading]).toEqual([what, { kind: 'flawed', flaw, ...(part !== undefined && { part }) }])
  }
})

test('[IMPORT-3] a board of an older layout is brought up to date on its way in', async () => {
  const older = edited((board) => {
    const schema = metaOf(board).get('schema') as { sequences: Record<string, number> }
    metaOf(board).set('schema', { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.note': 8 } })
    const old = note('shape:old') as unknown as PlainRecord
    const { richText: _richText, ...props } = old.props as Record<string, unknown>
    createRecord(recordsOf(board), { ...old, props: { ...props, text: 'from long ago' } })
  })
  const { reading } = await read(packed(withManifest({ ...parts, [document]: older })))
  const records = documentIn(must(reading.kind === 'read' ? reading.update : undefined, 'it was read'))
  expect(String(records.get('shape:old')?.get('props.richText'))).toContain('from long ago')
})

test('[IMPORT-4] whatever is changed in a file, with checksums that are true or not: it is refused, or holds a board', async () => {
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.option(fc.nat(whole.length)) })
  const broken = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let file = whole
    for (const { at, byte, cut } of changes) file = changed(file, at, byte).slice(0, cut ?? undefined)
    return file
  })
  const before = must(parts[document], 'there')
  const forged = fc
    .array(fc.tuple(fc.nat(before.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      packed(withManifest({ ...parts, [document]: changes.reduce((bytes, [at, byte]) => changed(bytes, at, byte), before) })),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken, forged), async (file) => {
      const { reading } = await read(file)
      const records = reading.kind === 'read' ? documentIn(reading.update).size : 1
      expect(records).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})

async function read(file: Uint8Array): Promise<{ reading: BoardFileReading; images: [string, Uint8Array][] }> {
  const folder = temporaryFolder()
  const [path, imageFolder] = [join(folder, 'board'), join(folder, 'images')]
  writeFileSync(path, file)
  const reading = await readBoardFile({ file: path, boardId, imageFolder, limits: { ...limits, uploadBytes: 1_000, boardBytes: 30_000 } })
  const names = existsSync(imageFolder) ? readdirSync(imageFolder) : []
  return { reading, images: names.map((name) => [name, new Uint8Array(readFileSync(join(imageFolder, name)))]) }
}

function documentIn(update: Uint8Array): Y.Map<Y.Map<unknown>> {
  const board = new Y.Doc()
  Y.applyUpdate(board, update)
  return recordsOf(board)
}

function edited(edit: (board: Y.Doc) => void): Uint8Array {
  const board = new Y.Doc()
  Y.applyUpdate(board, must(parts[document], 'there is a document'))
  board.transact(() => edit(board))
  return Y.encodeStateAsUpdate(board)
}

/** The parts with a manifest that is true of them, so that it isn't the checksum which gives a change away. */
function withManifest(changedParts: Parts): Parts {
  const { 'manifest.json': _old, ...others } = changedParts
  return { ...others, 'manifest.json': manifestBytes({ parts: listedOf(others) }) }
}

function listedOf({ 'manifest.json': _manifest, ...content }: Parts): object[] {
  return Object.entries(content).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) }))
}

function manifestBytes(changes: object): Uint8Array {
  const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as object
  return new TextEncoder().encode(JSON.stringify({ ...manifest, ...changes }))
}

/** An archive as the server writes it, with some parts twice. */
function packed(content: Parts, twice: readonly string[] = []): Uint8Array {
  const entries: ZipEntry[] = []
  const pieces: Uint8Array[] = []
  let at = 0
  for (const name of [...Object.keys(content), ...twice]) {
    const bytes = must(content[name], 'a part of it')
    const entry = { name, bytes: bytes.length, crc32: crc32(bytes), offset: at }
    const header = localHeader(entry)
    entries.push(entry)
    pieces.push(header, bytes)
    at += header.length + bytes.length
  }
  return Buffer.concat([...pieces, centralDirectory(entries, at)])
}

function changed(file: Uint8Array, at: number, byte?: number): Uint8Array {
  const copy = Uint8Array.from(file)
  copy[at] = byte ?? (copy[at] ?? 0) ^ 0xff
  return copy
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
