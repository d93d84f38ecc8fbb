import type { TLShape, TLShapeId } from '@tldraw/tlschema'
import process from 'node:process'
import * as Y from 'yjs'
import { bindCanvasStore, type CanvasBinding } from '../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../client/sync/createCanvasStore.ts'
import { decodeGesture, encodeGesture } from '../client/sync/gestureMessage.ts'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { createRecord, type PlainRecord } from '../shared/document/recordFields.ts'
import { must } from '../shared/must.ts'
import { lines, note } from '../tests/support/canvasRecords.ts'

// What the binding costs, and what it saves: `npm run bench -- binding`.
//   1. One change, from canvas to document and from document to canvas, on boards of different size: must not grow with the board.
//   2. From 3,000 notes in a document to a canvas store.
//   3. 1,000 drags of 60 frames by 20 people on 200 notes: bytes on the wire and growth of the board, against the mapping that
//      writes whole records at every frame.

// tldraw's store waits for frames, which Node has none of.
Object.assign(globalThis, { requestAnimationFrame: (run: () => void) => setTimeout(run, 16) })

for (const notes of [10, 1_000, 5_000]) costOfOneChange(notes)
timeToOpen(3_000)
growthOfDrags({ drags: 1_000, frames: 60, people: 20, notes: 200 })

function costOfOneChange(notes: number): void {
  const document = boardOf(notes)
  const canvasStore = createCanvasStore()
  const binding = bindCanvasStore(canvasStore, document)
  const change = (n: number, x: number): void => {
    const shape = must(canvasStore.get(idOf(n % notes)), 'a note of this board')
    canvasStore.put([{ ...shape, x }])
  }
  const type = (n: number, x: number): void => {
    const shape = must(canvasStore.get(idOf(n % notes)), 'a note of this board')
    canvasStore.put([{ ...shape, props: { ...shape.props, richText: lines(`事例 ${n}: 社員が自分の言葉で語る ${x}`) } }])
  }
  const remote = (n: number, x: number): void => {
    recordsOf(document)
      .get(idOf(n % notes))
      ?.set('position', [x, 0])
  }
  const times = [change, type, remote].map((work) => microsecondsEach(work))
  console.log(
    `one change with ${notes} notes, in CPU time: moved here ${times[0]} µs, typed here ${times[1]} µs, moved elsewhere ${times[2]} µs`,
  )
  binding.unbind()
}

function timeToOpen(notes: number): void {
  const update = Y.encodeStateAsUpdate(boardOf(notes))
  const start = performance.now()
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  const loaded = performance.now()
  const binding = bindCanvasStore(createCanvasStore(), document)
  const bound = performance.now()
  console.log(
    `${notes} notes: ${update.length} bytes, into the document ${ms(loaded - start)}, onto the canvas store ${ms(bound - loaded)}`,
  )
  binding.unbind()
}

function growthOfDrags(session: Session): void {
  const bound = asBound(session)
  const whole = asPlainMapping(session, 'whole records')
  const fields = asPlainMapping(session, 'x and y')
  console.log(`${session.drags} drags of ${session.frames} frames by ${session.people} people on ${session.notes} notes:`)
  console.log(`  bound: ${kb(bound.wire)} from the clients, the board grows by ${kb(bound.growth)} and loads in ${ms(bound.load)}`)
  console.log(`  whole records at every frame: ${kb(whole.wire)}, grows by ${kb(whole.growth)}, loads in ${ms(whole.load)}`)
  console.log(`  x and y as two fields at every frame: ${kb(fields.wire)}, grows by ${kb(fields.growth)}, loads in ${ms(fields.load)}`)
}

type Session = { drags: number; frames: number; people: number; notes: number }
type Result = { wire: number; growth: number; load: number }

function asBound({ drags, frames, people, notes }: Session): Result {
  const server = boardOf(notes)
  const before = Y.encodeStateAsUpdate(server).length
  let wire = 0
  let isUnderWay = false
  const bindings: CanvasBinding[] = []
  const stores = Array.from({ length: people }, () => {
    const document = copyOf(server)
    const canvasStore = createCanvasStore()
    bindings.push(
      bindCanvasStore(canvasStore, document, {
        isGestureUnderWay: () => isUnderWay,
        onGesture: (held) => {
          const body = encodeGesture(held)
          if (!decodeGesture(body)) throw new Error('a gesture that nobody can read')
          // A hand moves 60 times a second, a gesture goes out 30 times.
          wire += body.length / 2
        },
      }),
    )
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === server) return
      wire += update.length
      Y.applyUpdate(server, update)
    })
    return canvasStore
  })
  for (let drag = 0; drag < drags; drag++) {
    const person = drag % people
    const canvasStore = must(stores[person], 'one of the people')
    isUnderWay = true
    for (let frame = 0; frame < frames; frame++) {
      const shape = must(canvasStore.get(idOf((drag * 7) % notes)), 'a note of this board')
      canvasStore.put([{ ...shape, x: drag + frame * 3.5, y: frame * 1.25 }])
    }
    isUnderWay = false
    must(bindings[person], 'one of the people').endGesture()
  }
  return { wire, ...grown(server, before) }
}

function asPlainMapping({ drags, frames, people, notes }: Session, mapping: 'whole records' | 'x and y'): Result {
  const server = new Y.Doc()
  const records = server.getMap<unknown>('records')
  server.transact(() => {
    for (let n = 0; n < notes; n++) records.set(idOf(n), mapping === 'x and y' ? new Y.Map(Object.entries(noteOf(n))) : noteOf(n))
  })
  const before = Y.encodeStateAsUpdate(server).length
  let wire = 0
  const documents = Array.from({ length: people }, () => {
    const document = copyOf(server)
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === server) return
      wire += update.length
      Y.applyUpdate(server, update)
    })
    return document
  })
  for (let drag = 0; drag < drags; drag++) {
    const id = idOf((drag * 7) % notes)
    const mine = must(documents[drag % people], 'one of the people').getMap<unknown>('records')
    for (let frame = 0; frame < frames; frame++) {
      const [x, y] = [drag + frame * 3.5, frame * 1.25]
      const record = mine.get(id)
      if (record instanceof Y.Map) {
        record.doc?.transact(() => {
          record.set('x', x)
          record.set('y', y)
        })
      } else {
        mine.set(id, { ...(record as object), x, y })
      }
    }
  }
  return { wire, ...grown(server, before) }
}

function grown(server: Y.Doc, before: number): Pick<Result, 'growth' | 'load'> {
  const update = Y.encodeStateAsUpdate(server)
  const start = performance.now()
  Y.applyUpdate(new Y.Doc(), update)
  return { growth: update.length - before, load: performance.now() - start }
}

function boardOf(notes: number): Y.Doc {
  const document = new Y.Doc()
  document.transact(() => {
    for (let n = 0; n < notes; n++) createRecord(recordsOf(document), noteOf(n) as unknown as PlainRecord)
  })
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document), document)
  return copy
}

function noteOf(n: number): TLShape {
  const index = `b${String(n).padStart(5, '0').replaceAll('0', 'A')}${n}V`
  return note(idOf(n), { x: (n * 7_919) % 2_592, y: (n * 104_729) % 1_692, index, text: `事例 ${n}: 社員が自分の言葉で語る` })
}

function idOf(n: number): TLShapeId {
  return `shape:${n}` as TLShapeId
}

function microsecondsEach(work: (n: number, x: number) => void): number {
  const rounds = 2_000
  for (let n = 0; n < rounds / 4; n++) work(n, -n)
  // CPU time: other processes on the machine don't count.
  const before = process.cpuUsage()
  for (let n = 0; n < rounds; n++) work(n, n)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / rounds)
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}
