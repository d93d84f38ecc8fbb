import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeSetting } from '../../../shared/board/boardSettings.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import { decodeChange } from '../../../server/sync/change.ts'
import { checkChange } from '../../../server/sync/checkChange.ts'
import { isNobodysToMake, touchesFacilitatorsMatter } from '../../../server/sync/facilitatorsMatter.ts'
import { touchedPlaces } from '../../../server/sync/touchedPlaces.ts'
import { addNote } from '../../support/notes.ts'
import { readableChange } from '../../support/readableChange.ts'

type Edit = { kind: 'add' | 'set' | 'type' | 'erase' | 'remove' | 'title' | 'matrix' | 'page'; note: number; at: number; text: string }

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('add', 'set', 'type', 'erase', 'remove', 'title', 'matrix', 'page'),
  note: fc.nat(4),
  at: fc.nat(20),
  text: fc.string({ minLength: 1, maxLength: 6 }),
})

test('[ROLE-1] every record that a change alters is among the places found before it is applied', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 12 }),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (history, edits, inOne) => {
        const server = boardWith(history)
        const writer = copyOf(server, 77)
        const update = updateOf(writer, () => {
          if (inOne) writer.transact(() => edits.forEach((one) => apply(one, writer)))
          else edits.forEach((one) => apply(one, writer))
        })
        const change = readableChange(update)
        const places = touchedPlaces(change, server)
        if (places === 'unknown') throw new Error('every place of an honest change is known')
        const found = new Set(places.map(({ root, recordId }) => `${root}/${recordId}`))
        for (const altered of alteredBy(update, server)) expect(found).toContain(altered)
      },
    ),
    { numRuns: 300, seed: 20261 },
  )
})

test('[SETTINGS-2] a participant names colours in the legend, with text alone, and touches no other setting', () => {
  const server = boardWith([])
  const touches = (run: (document: Y.Doc) => void): boolean => {
    const writer = copyOf(server, 77)
    const change = readableChange(updateOf(writer, () => run(writer)))
    return touchesFacilitatorsMatter(touchedPlaces(change, server), server)
  }
  metaOf(server).set('legend.blue', 'customers')
  expect(touches((document) => writeSetting(document, { setting: 'legend', color: 'yellow', name: 'us' }))).toBe(false)
  expect(touches((document) => writeSetting(document, { setting: 'legend', color: 'blue', name: 'them' }))).toBe(false)
  expect(touches((document) => metaOf(document).set('legend.blue', { deep: true }))).toBe(true)
  expect(touches((document) => metaOf(document).set('legend.blue', new Y.Map()))).toBe(true)
  expect(touches((document) => writeSetting(document, { setting: 'authorsHidden', on: true }))).toBe(true)
  expect(touches((document) => writeSetting(document, { setting: 'field', field: 'media', on: true }))).toBe(true)
})

test('[ROLE-2] a change touches the facilitator’s matters exactly if one of its edits does', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.array(edit, { minLength: 1, maxLength: 6 }), (history, edits) => {
      const server = boardWith(history)
      const writer = copyOf(server, 77)
      let isMatter = false
      const update = updateOf(writer, () => {
        for (const one of edits) if (apply(one, writer) && ['title', 'matrix', 'page'].includes(one.kind)) isMatter = true
      })
      const change = readableChange(update)
      expect(touchesFacilitatorsMatter(touchedPlaces(change, server), server)).toBe(isMatter)
    }),
    { numRuns: 300, seed: 20262 },
  )
})

test('[ROLE-3] a participant can neither make a matrix nor turn a note into one', () => {
  const server = boardWith([])
  addNote(server, '0')
  const forbidden: ((document: Y.Doc) => void)[] = [
    (document) => must(recordsOf(document).get('shape:0'), 'the note is there').set('type', 'matrix'),
    (document) => recordsOf(document).set('shape:new', new Y.Map<unknown>([['type', 'matrix']])),
    (document) => recordsOf(document).set('shape:new', new Y.Map<unknown>([['id', 'page:page']])),
    (document) => recordsOf(document).set('shape:new', new Y.Map<unknown>([['typeName', 'page']])),
    (document) => recordsOf(document).set('shape:new', { type: 'matrix' } as never),
    (document) => recordsOf(document).set('shape:matrix', new Y.Map<unknown>([['type', 'note']])),
    (document) => recordsOf(document).delete('shape:matrix'),
    (document) => recordsOf(document).delete('page:page'),
    (document) => metaOf(document).set('title', 'mine now'),
    (document) => document.getMap('elsewhere').set('a', 1),
    (document) => document.getArray('records-of-mine').push([1]),
  ]
  for (const forbid of forbidden) {
    const writer = copyOf(server, 77)
    const update = updateOf(writer, () => forbid(writer))
    expect(touchesFacilitatorsMatter(touchedPlaces(readableChange(update), server), server), forbid.toString()).toBe(true)
  }
})

test('[ROLE-3] a rewritten struct that claims to begin where another ends is judged by what it claims', () => {
  const server = boardWith([])
  addNote(server, '0')
  // Half of this client's structs are known; the rest is then said to stand in the matrix.
  const liar = copyOf(server, 88)
  const known = updateOf(liar, () => must(recordsOf(liar).get('shape:0'), 'the note is there').set('meta.a', 1))
  Y.applyUpdate(server, known)
  const other = copyOf(boardLike(server), 88)
  const claim = updateOf(other, () => {
    const matrix = must(recordsOf(other).get('shape:matrix'), 'the matrix is there')
    other.transact(() => {
      matrix.set('meta.a', 1)
      matrix.set('meta.b', 2)
    })
  })
  expect(touchesFacilitatorsMatter(touchedPlaces(readableChange(claim), server), server)).toBe(true)
})

test('[WIRE-3] deletions of what is deleted already are nothing new, so that rejoining doesn’t touch everything', () => {
  const server = boardWith([])
  addNote(server, '0')
  metaOf(server).set('title', 'one')
  metaOf(server).set('title', 'two')
  recordsOf(server).delete('shape:0')
  const whole = Y.encodeStateAsUpdate(copyOf(server, 77))
  const change = readableChange(whole)
  expect(checkChange(change, server)).toEqual({ news: 'nothing-new' })
  expect(touchesFacilitatorsMatter(touchedPlaces(change, server), server)).toBe(false)
})

test('[WIRE-4] an entry that lies in itself, over which Yjs falls, is not applied', () => {
  const update = Buffer.from(
    'AQsBACcBB3JlY29yZHMBYQEnAAEBAXQCBAABAQV3b3JkcygAAQABeAF1An0BfQIhAQdyZWNvcmRzAWIBAAcnAQdyZWNvcmRzAWMBJwABEAF0AgQAAREFd29yZHMoAAEQAXgBdQJ9AX0CKAEEbWV0YQV0aXRsZQF3AXgBAQEICA==',
    'base64',
  )
  expect(() => Y.applyUpdate(new Y.Doc(), update)).toThrow()
  expect(checkChange(readableChange(update), new Y.Doc())).toEqual({ news: 'gap' })
})

test('[WIRE-4] random bytes and cut or twisted updates are refused or judged, and never throw', () => {
  const server = boardWith([])
  addNote(server, '0')
  const writer = copyOf(server, 77)
  const update = updateOf(writer, () => addNote(writer, '1'))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(update.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(update.length), (twists, length) => {
      const bytes = new Uint8Array(update)
      for (const [at, byte] of twists) bytes[at] = byte
      const change = decodeChange(bytes.subarray(0, length), 1_000)
      if ('problem' in change) return
      const check = checkChange(change, server)
      touchesFacilitatorsMatter(touchedPlaces(change, server), server)
      if (check.news === 'new') Y.applyUpdate(copyOf(server, 99), bytes.subarray(0, length))
    }),
    { numRuns: 1_000, seed: 20263 },
  )
})

test('[WIRE-5] client ids and clocks out of all proportion are refused', () => {
  const far = new Y.Doc()
  far.clientID = 5
  const update = updateOf(far, () => far.getMap('records').set('a', 1))
  const bad = { problem: 'bad' }
  expect(decodeChange(update, 10)).not.toMatchObject(bad)
  expect(decodeChange(gcUpdate(5, 0, 2 ** 31), 10)).toMatchObject(bad)
  expect(decodeChange(gcUpdate(2 ** 40, 0, 1), 10)).toMatchObject(bad)
  expect(decodeChange(gcUpdate(5, 0, 0), 10)).toMatchObject(bad)
  expect(decodeChange(gcUpdate(5, 0, 10), 10)).not.toMatchObject(bad)
})

test('[WIRE-16] what has too many entries is not read on, whatever comes behind them', () => {
  const writer = boardWith([])
  const update = updateOf(writer, () => {
    for (let note = 0; note < 10; note++) addNote(writer, `${note}`)
  })
  const { entries } = readableChange(update)
  const problemOf = (bytes: Uint8Array, bound: number) => {
    const change = decodeChange(bytes, bound)
    return 'problem' in change ? change.problem : 'none'
  }
  expect([problemOf(update, entries), problemOf(update, entries - 1)]).toEqual(['none', 'tooManyEntries'])
  const cut = update.subarray(0, update.length / 2)
  expect([problemOf(cut, entries), problemOf(cut, 20)]).toEqual(['bad', 'tooManyEntries'])
  // A thousand clients with nothing of theirs, neither structs nor deletions.
  const nothing = Array.from({ length: 1_000 }, () => [0, 5, 0]).flat()
  const nothingDeleted = Array.from({ length: 1_000 }, () => [5, 0]).flat()
  for (const bytes of [Uint8Array.of(...varUint(1_000), ...nothing, 0), Uint8Array.of(0, ...varUint(1_000), ...nothingDeleted)]) {
    expect([problemOf(bytes, 1_000), problemOf(bytes, 999)]).toEqual(['none', 'tooManyEntries'])
  }
})

test('[MATRIX-12] a label that no page can lay out is nobody’s to write, in a present matrix or a new one', () => {
  const server = boardWith([])
  const isRefused = (write: (document: Y.Doc) => void): boolean => {
    const writer = copyOf(server, 60)
    return isNobodysToMake(touchedPlaces(readableChange(updateOf(writer, () => write(writer))), server))
  }
  const label = (length: number) => (document: Y.Doc) => recordsOf(document).get('shape:matrix')?.set('props.topLeft', 'あ'.repeat(length))
  const named = (length: number) => (document: Y.Doc) =>
    recordsOf(document).set('shape:other', new Y.Map<unknown>([['meta.name', 'x'.repeat(length)]]))
  expect([isRefused(label(80)), isRefused(named(80))]).toEqual([false, false])
  expect([isRefused(label(801)), isRefused(named(801))]).toEqual([true, true])
})

function boardWith(history: Edit[]): Y.Doc {
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'en' })
  document.clientID = 1
  const writer = copyOf(document, 2)
  for (const one of history) apply(one, writer)
  Y.applyUpdate(document, Y.encodeStateAsUpdate(writer))
  return document
}

function boardLike(document: Y.Doc): Y.Doc {
  // Without client 88's structs, as if it had begun another life.
  const update = Y.encodeStateAsUpdate(document)
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, update)
  fresh.store.clients.delete(88)
  return fresh
}

function copyOf(document: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  copy.clientID = clientId
  return copy
}

function updateOf(document: Y.Doc, write: () => void): Uint8Array {
  const before = Y.encodeStateVector(document)
  write()
  return Y.encodeStateAsUpdate(document, before)
}

/** True if the edit did something. */
function apply({ kind, note, at, text }: Edit, document: Y.Doc): boolean {
  const id = `shape:${note}`
  const record = recordsOf(document).get(id)
  switch (kind) {
    case 'add':
      addNote(document, String(note), text)
      return true
    case 'set':
      record?.set(`meta.${at % 3}`, text)
      return record !== undefined
    case 'type': {
      const xmlText = textOf(record)
      xmlText?.insert(Math.min(at, xmlText.length), text)
      return xmlText !== undefined
    }
    case 'erase': {
      const xmlText = textOf(record)
      if (xmlText && xmlText.length > 0) xmlText.delete(Math.min(at, xmlText.length - 1), 1)
      return xmlText !== undefined && xmlText.length > 0
    }
    case 'remove':
      recordsOf(document).delete(id)
      return record !== undefined
    case 'title':
      metaOf(document).set('title', text)
      return true
    case 'matrix': {
      const matrix = recordsOf(document).get('shape:matrix')
      if (at === 20) recordsOf(document).delete('shape:matrix')
      else matrix?.set('props.xName', text)
      return matrix !== undefined
    }
    case 'page':
      must(recordsOf(document).get('page:page'), 'pages stay').set('name', text)
      return true
  }
}

function textOf(record: Y.Map<unknown> | undefined): Y.XmlText | undefined {
  const fragment = record?.get('props.richText')
  if (!(fragment instanceof Y.XmlFragment)) return undefined
  for (const child of fragment.createTreeWalker(() => true)) if (child instanceof Y.XmlText) return child
  return undefined
}

/** What really changes, as `root/record id`: seen by applying the update to a copy. */
function alteredBy(update: Uint8Array, document: Y.Doc): Set<string> {
  const copy = copyOf(document, 99)
  const altered = new Set<string>()
  for (const root of ['meta', 'records']) {
    copy.getMap(root).observeDeep((events) => {
      for (const event of events) {
        if (event.path.length > 0) altered.add(`${root}/${event.path[0]}`)
        else for (const key of event.changes.keys.keys()) altered.add(`${root}/${key}`)
      }
    })
  }
  Y.applyUpdate(copy, update)
  return altered
}

/** An update of one collected struct, written by hand. */
function gcUpdate(client: number, clock: number, length: number): Uint8Array {
  return Uint8Array.of(1, 1, ...varUint(client), ...varUint(clock), 0, ...varUint(length), 0)
}

function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128))
  return [...bytes, rest]
}
