/**
 * What an hour of 40 people leaves behind: the size of the board as it is sent to who joins, and the time to load it. Everybody
 * works on a canvas store of their own, really bound, and hears from the others once a minute; the same run each time.
 * A minute of one person: 20 characters typed one by one, a drag of a second. Now and then a note, another colour, an arrow,
 * a note thrown away.
 */
import process from 'node:process'
import type { TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { bindCanvasStore, type CanvasBinding } from '../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../client/sync/createCanvasStore.ts'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { createBoardDocument } from '../shared/document/createBoardDocument.ts'
import { createRecord, readRecord } from '../shared/document/recordFields.ts'
import { plainTextOf, type RichText } from '../shared/document/richText.ts'
import { must } from '../shared/must.ts'
import { arrow, arrowBinding, lines, note } from '../tests/support/canvasRecords.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'

const people = 40
const minutes = 60
const sentence = '社員が自分の言葉で語ると、読む人の顔が見えてくる。最初の一歩は小さくてよい。'

// tldraw's store waits for frames, which Node has none of.
Object.assign(globalThis, { requestAnimationFrame: (run: () => void) => setTimeout(run, 16) })

type Person = { number: number; document: Y.Doc; canvasStore: TLStore; binding: CanvasBinding; isDragging: boolean }

const server = createBoardDocument({ title: '両輪の会', template: 'empowerment-marketing', locale: 'ja' })
const counted = { characters: 0, drags: 0, made: 0, arrows: 0, removed: 0, bytes: 0 }
let seed = 1

const crowd = Array.from({ length: people }, (_, number) => join(number))
for (let minute = 0; minute < minutes; minute++) for (const person of crowd) work(person, minute)
report()

function join(number: number): Person {
  const document = new Y.Doc()
  // Of the size that they have by chance.
  document.clientID = random(2 ** 32)
  const canvasStore = createCanvasStore()
  // As long as those that pages make.
  const signature = { id: `device-${String(number).padStart(15, '0')}`, name: '佐藤さくら', on: '2026-11-26' }
  const binding = bindCanvasStore(canvasStore, document, { isGestureUnderWay: () => person.isDragging, signature: () => signature })
  const person: Person = { number, document, canvasStore, binding, isDragging: false }
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === server) return
    counted.bytes += update.length
    Y.applyUpdate(server, update, document)
  })
  return person
}

function work(person: Person, minute: number): void {
  const { document, canvasStore, number } = person
  Y.applyUpdate(document, Y.encodeStateAsUpdate(server, Y.encodeStateVector(document)), server)
  const isTurn = (every: number): boolean => (minute + number) % every === 0
  if (minute === 0 || isTurn(5)) addNote(person)
  const notes = canvasStore.allRecords().filter((record): record is TLShape => record.typeName === 'shape' && record.type === 'note')
  type(person, pick(notes).id)
  drag(person, pick(notes).id)
  if (isTurn(10)) change(person, pick(notes).id, (shape) => ({ props: { ...shape.props, color: minute % 2 ? 'blue' : 'red' } }))
  if (isTurn(15)) addArrow(person, pick(notes).id, pick(notes).id)
  if (isTurn(30)) remove(person, pick(notes).id)
}

function addNote({ canvasStore, number }: Person): void {
  const id = `shape:${number}-${++counted.made}`
  canvasStore.put([note(id, { x: random(2_500), y: random(1_600), index: indexOf(counted.made) })])
}

function type(person: Person, id: TLShapeId): void {
  for (let typed = 0; typed < 20; typed++) {
    counted.characters++
    const character = sentence.charAt(counted.characters % sentence.length)
    change(person, id, (shape) => {
      const text = plainTextOf((shape.props as { richText: RichText }).richText)
      return { props: { ...shape.props, richText: lines(text + character) } }
    })
  }
}

function drag(person: Person, id: TLShapeId): void {
  counted.drags++
  person.isDragging = true
  const [x, y] = [random(2_500), random(1_600)]
  for (let frame = 1; frame <= 60; frame++) change(person, id, () => ({ x: (x * frame) / 60, y: (y * frame) / 60 }))
  person.isDragging = false
  person.binding.endGesture()
}

function addArrow({ canvasStore, number }: Person, from: TLShapeId, to: TLShapeId): void {
  if (from === to) return
  const id = `shape:arrow-${number}-${++counted.arrows}`
  canvasStore.put([
    arrow(id, { index: indexOf(10_000 + counted.arrows) }),
    arrowBinding(`binding:${id}-start`, id, from, 'start'),
    arrowBinding(`binding:${id}-end`, id, to, 'end'),
  ])
}

function remove({ canvasStore }: Person, id: TLShapeId): void {
  counted.removed++
  canvasStore.remove([id])
}

function change({ canvasStore }: Person, id: TLShapeId, how: (shape: TLShape) => Partial<TLShape>): void {
  const shape = canvasStore.get(id)
  if (shape) canvasStore.put([{ ...shape, ...how(shape) }])
}

function report(): void {
  const update = Y.encodeStateAsUpdate(server)
  const shapes = [...recordsOf(server).values()].filter((record) => record.get('type') === 'note').length
  const { made, removed, arrows, drags, characters, bytes } = counted
  console.log(
    `${minutes} minutes of ${people} people: ${made} notes made and ${removed} thrown away, ${arrows} arrows, ${drags} drags, ` +
      `${characters} characters typed; ${kilobytes(bytes)} came from the clients, gestures not counted`,
  )
  console.log(`the board has ${shapes} notes and ${kilobytes(update.length)}; the same board made at once has ${kilobytes(bytesOfCopy())}`)
  const times = Array.from({ length: 9 }, () => timeToLoad(update))
  const median = (name: 'document' | 'canvas'): string =>
    `${quantile(
      times.map((time) => time[name]),
      0.5,
    ).toFixed(0)} ms`
  console.log(
    `it loads in ${median('document')} into the document and in ${median('canvas')} from there onto the canvas store, in CPU time`,
  )
  console.log(machineInWords())
}

function bytesOfCopy(): number {
  const copy = new Y.Doc()
  copy.transact(() => {
    for (const record of recordsOf(server).values()) createRecord(recordsOf(copy), readRecord(record))
  })
  return Y.encodeStateAsUpdate(copy).length
}

function timeToLoad(update: Uint8Array): { document: number; canvas: number } {
  const loaded = new Y.Doc()
  const document = cpuTimeOf(() => Y.applyUpdate(loaded, update))
  const canvas = cpuTimeOf(() => bindCanvasStore(createCanvasStore(), loaded).unbind())
  return { document, canvas }
}

/** In milliseconds. Other processes on the machine don't count. */
function cpuTimeOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function pick<T>(among: readonly T[]): T {
  return must(among[random(among.length)], 'there is something to pick from')
}

// Numerical Recipes' linear congruential generator: the same hour in every run.
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

// As many letters for each, so that they sort as they count.
function indexOf(count: number): string {
  return `b${String(count).padStart(5, '0').replaceAll('0', 'A')}V`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`
}
