import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { Message } from '../../../shared/protocol/messages.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { presenceOf } from '../../support/presenceOf.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'

/** Lists within each other, `depth` levels deep. */
function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

test('[WIRE-12] values nested out of all proportion are refused from anybody, and nothing of them is stored', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const before = (await board.store.loadDocument(board.boardId))?.lastSequence
  const values: ((document: Y.Doc) => void)[] = [
    (document) => put(document, 'meta.x', nested(40)),
    (document) => put(document, 'meta.x', { a: { b: nested(40) } }),
    (document) => put(document, 'props.richText', textWithEmbed(nested(40) as object)),
    (document) => put(document, 'props.richText', textWithMark(nested(40))),
  ]
  for (const value of values) {
    for (const role of ['participant', 'facilitator'] as const) {
      const offender = board.join(role)
      await board.quiesce(anna, offender)
      value(offender.document)
      await board.quiesce(anna, offender)
      expect(offender.socket.closed?.code, value.toString()).toBe(closeCodes.badMessage.code)
    }
  }
  const sane = board.join('participant')
  await board.quiesce(anna, sane)
  put(sane.document, 'meta.x', nested(20))
  await board.quiesce(anna, sane)
  expect(sane.socket.closed).toBeUndefined()
  expect((await board.store.loadDocument(board.boardId))?.lastSequence).toBe(must(before, 'the board is there') + 1)
  expect(anna.socket.closed).toBeUndefined()
})

test('[WIRE-12] shared types within each other without end are refused, also from a facilitator', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  for (const role of ['participant', 'facilitator'] as const) {
    const offender = board.join(role)
    await board.quiesce(anna, offender)
    offender.document.transact(() => {
      let holder: Y.Map<unknown> = recordsOf(offender.document) as Y.Map<unknown>
      for (let level = 0; level < 5_000; level++) {
        const inner = new Y.Map<unknown>()
        holder.set(level === 0 ? 'shape:deep' : 'inner', inner)
        holder = inner
      }
    })
    await board.quiesce(anna, offender)
    expect(offender.socket.closed?.code).toBe(closeCodes.changeRefused.code)
  }
  expect([...recordsOf(anna.document).keys()]).not.toContain('shape:deep')
  expect(anna.socket.closed).toBeUndefined()
})

test('[WIRE-8] a change of more entries than a board could have is refused before anything is done with it', async () => {
  const board = await createSimulatedBoard({ limits: { changeEntries: 100 } })
  const anna = board.join('participant')
  const offender = board.join('participant')
  await board.quiesce(anna, offender)
  offender.document.transact(() => {
    for (let note = 0; note < 20; note++) addNote(offender.document, `note-${note}`)
  })
  await board.quiesce(anna, offender)
  expect(offender.socket.closed?.code).toBe(closeCodes.messageTooLarge.code)
  expect(noteIds(await board.storedDocument())).toEqual([])
  expect(anna.socket.closed).toBeUndefined()
})

test('[WIRE-16] large changes have a rate together, also of those who are sent away and come back; small ones go on', async () => {
  const board = await createSimulatedBoard({ limits: { changeEntries: 3_000, changeEntriesPerSecond: 100 } })
  const anna = board.join('participant')
  await board.quiesce(anna)
  const sendLarge = async (number: number) => {
    const offender = board.join('participant')
    await board.quiesce(anna, offender)
    offender.document.transact(() => {
      for (let note = 0; note < 50; note++) addNote(offender.document, `large-${number}-${note}`)
    })
    await board.quiesce(anna, offender)
    return offender.socket.closed?.code
  }
  const largeNotes = async () => noteIds(await board.storedDocument()).filter((id) => id.startsWith('large'))

  let taken = 0
  while ((await sendLarge(taken)) === undefined) taken += 1
  expect(taken).toBeGreaterThan(0)
  expect(await sendLarge(taken)).toBe(closeCodes.tooManyMessages.code)
  expect(await largeNotes()).toHaveLength(50 * taken)
  addNote(anna.document, 'small')
  await board.quiesce(anna)
  expect(noteIds(await board.storedDocument())).toContain('small')
  expect(anna.socket.closed).toBeUndefined()

  await board.clock.turn(30_000)
  expect(await sendLarge(taken)).toBeUndefined()
})

test('[WIRE-4] JSON that no stack is deep enough for ends the one session that sent it', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const depth = 1_000_000
  const offences: Message[] = [
    { type: 'update', update: updateWithAny(depth) },
    { type: 'awareness', update: presenceOf(77, 1, `{"a":${'['.repeat(4_000)}${']'.repeat(4_000)}}`) },
    { type: 'awareness', update: presenceOf(77, 1, '[1]') },
    { type: 'awareness', update: presenceOf(77, 1, 'no JSON') },
  ]
  for (const offence of offences) {
    const socket = board.connect('participant')
    await board.clock.turn(10)
    socket.deliver(offence)
    await board.clock.turn(10)
    expect(socket.closed?.code).toBe(closeCodes.badMessage.code)
  }
  addNote(anna.document, 'goes-on')
  await board.quiesce(anna)
  expect(noteIds(await board.storedDocument())).toEqual(['goes-on'])
})

test('[PRES-10] another page cannot take somebody’s place on the board, not even with the same key', async () => {
  const board = await createSimulatedBoard()
  const annasPage = 'a'.repeat(22)
  const anna = board.join('participant', { page: annasPage })
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  anna.awareness.setLocalState({ name: 'Anna' })
  await board.quiesce(anna, ben)

  for (const page of [undefined, 'b'.repeat(22)]) {
    const impostor = board.connect('participant', { page })
    await board.clock.turn(10)
    impostor.deliver({ type: 'awareness', update: presenceOf(1001, 1, '{"name":"not Anna"}') })
    impostor.deliver({ type: 'awareness', update: presenceOf(1001, 2, 'null') })
    await board.quiesce(anna, ben)
    expect(anna.socket.closed).toBeUndefined()
    expect(ben.awareness.getStates().get(1001)).toEqual({ name: 'Anna' })
  }

  const halfDead = anna.socket
  anna.reconnect(board.connect('participant', { page: annasPage }))
  await board.quiesce(anna, ben)
  expect(halfDead.closed?.code).toBe(closeCodes.noAnswer.code)
  expect(ben.awareness.getStates().get(1001)).toEqual({ name: 'Anna' })
})

test('[PRES-11] a clock out of all proportion makes nobody deaf, and nobody immortal', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const offender = board.connect('participant')
  await board.quiesce(anna)
  offender.deliver({ type: 'awareness', update: presenceOf(77, 2 ** 50, '{"n":1}') })
  await board.quiesce(anna)
  expect(anna.awareness.getStates().get(77)).toEqual({ n: 1 })
  offender.deliver({ type: 'awareness', update: presenceOf(77, 1, '{"n":2}') })
  await board.quiesce(anna)
  expect(anna.awareness.getStates().get(77)).toEqual({ n: 2 })
  offender.drop()
  await board.quiesce(anna)
  expect(anna.awareness.getStates().has(77)).toBe(false)
  expect(anna.awareness.meta.get(77)?.clock).toBeLessThan(2 ** 45)
})

test('[PRES-11] a flood of presence reaches the others gathered, and of many claimed ids one', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const offender = board.connect('participant')
  await board.quiesce(anna)
  anna.socket.takeFrames()
  for (let index = 0; index < 400; index++) {
    offender.deliver({ type: 'awareness', update: presenceOf(5_000 + index, index, '{}') })
    if (index % 4 === 0) await board.clock.turn(10)
  }
  expect(offender.closed).toBeUndefined()
  await board.clock.turn(100)
  // A second of it: at 30 ms apart and more there are 33 frames at most.
  expect(anna.socket.takeFrames().length).toBeLessThan(40)
  const late = board.join('viewer')
  await board.quiesce(late)
  expect([...late.awareness.getStates().keys()].filter((clientId) => clientId >= 5_000)).toEqual([5_000])
})

test('[ROLE-8] a facilitator sends people away with all their pages; facilitators and everybody else stay', async () => {
  const board = await createSimulatedBoard()
  const facilitator = board.join('facilitator')
  const [ben, bensPhone, clara] = [board.join('participant'), board.join('viewer'), board.join('participant')]
  await board.quiesce(facilitator, ben, bensPhone, clara)
  const ids = [facilitator, ben, bensPhone].map(({ document }) => document.clientID)
  expect(board.hub.remove(board.boardId, [...ids, 999_999])).toBe(2)
  await board.quiesce(facilitator, clara)
  expect([ben, bensPhone].map(({ socket }) => socket.closed?.code)).toEqual([closeCodes.removed.code, closeCodes.removed.code])
  expect([facilitator, clara].map(({ socket }) => socket.closed)).toEqual([undefined, undefined])
  expect([...clara.awareness.getStates().keys()].toSorted((one, other) => one - other)).toEqual([1001, 1004])
  expect(board.hub.remove(board.boardId, ids)).toBe(0)

  // With the link they can come back: the key is still good.
  ben.reconnect(board.connect('participant'))
  await board.quiesce(facilitator, ben, clara)
  expect(ben.socket.closed).toBeUndefined()
})

test('[ROOM-13] the server takes no more sessions than it may, and says that it is the server', async () => {
  const board = await createSimulatedBoard({ limits: { sessions: 2 } })
  const [first, second, third] = [board.connect('participant'), board.connect('viewer'), board.connect('facilitator')]
  await board.clock.turn(10)
  expect([first.closed, second.closed, third.closed?.code]).toEqual([undefined, undefined, closeCodes.serverFull.code])
  first.drop()
  const fourth = board.connect('facilitator')
  await board.clock.turn(10)
  expect(fourth.closed).toBeUndefined()
  expect(board.hub.load().sessions).toBe(2)
})

function put(document: Y.Doc, field: string, value: unknown): void {
  document.transact(() => {
    addNote(document, 'hostile')
    must(recordsOf(document).get('shape:hostile'), 'just added').set(field, value)
  })
}

function textWithEmbed(embed: object): Y.Text {
  const text = new Y.Text()
  text.insertEmbed(0, embed)
  return text
}

function textWithMark(value: unknown): Y.Text {
  const text = new Y.Text()
  text.insert(0, 'marked', { bold: value })
  return text
}

/** An update whose one value is nested so deep that only bytes can say it. */
function updateWithAny(depth: number): Uint8Array {
  const encoder = encoding.createEncoder()
  const contentAny = 8
  // One client with one struct: client id, clock, content with a parent by name, under a key, one value.
  for (const number of [1, 1, 4242, 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, contentAny | 0b10_0000)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'records')
  encoding.writeVarString(encoder, 'shape:x')
  encoding.writeVarUint(encoder, 1)
  const list = Uint8Array.of(117, 1)
  for (let level = 0; level < depth; level++) encoding.writeUint8Array(encoder, list)
  encoding.writeAny(encoder, 'x')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
