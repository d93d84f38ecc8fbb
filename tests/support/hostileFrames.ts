import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { root } from '../../scripts/root.mjs'
import { must } from '../../shared/must.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'

const folder = join(root, 'tests', 'fixtures', 'frames')

/** The frames of tests/fixtures/frames, by their names. */
export const frameCorpus: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.hex$/, ''),
    new Uint8Array(Buffer.from(readFileSync(join(folder, file), 'utf8').trim(), 'hex')),
  ]),
)

// What decoders stumble over: ends of ranges, and numbers that are not there to be counted to.
const trickyNumbers = [0, 1, 127, 128, 255, 16_383, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 50, 2 ** 53 - 1]

/** A change of bytes that keeps most of them. */
type Mutation = (bytes: Uint8Array) => Uint8Array

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(255)).map(
    ([at, byte]): Mutation =>
      (bytes) =>
        bytes.map((old, index) => (index === at % bytes.length ? byte : old)),
  ),
  fc.nat().map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(0, at % (bytes.length + 1)),
  ),
  fc.uint8Array({ maxLength: 8 }).map(
    (tail): Mutation =>
      (bytes) =>
        Uint8Array.of(...bytes, ...tail),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]): Mutation => (bytes) => {
    const [start, end] = [from % (bytes.length + 1), to % (bytes.length + 1)].toSorted((one, other) => one - other)
    return Uint8Array.of(...bytes.subarray(0, end), ...bytes.subarray(start))
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...trickyNumbers)).map(
    ([at, number]): Mutation =>
      (bytes) =>
        Uint8Array.of(...bytes.subarray(0, at % (bytes.length + 1)), ...varUint(number), ...bytes.subarray((at % (bytes.length + 1)) + 1)),
  ),
)

/**
 * Frames that are nearly right: of `seeds`, with some bytes changed, either of the whole frame or of what lies in its
 * envelope, which then is closed again with the right lengths.
 */
export function hostileFrame(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .record({ seed: fc.nat(seeds.length - 1), mutations: fc.array(mutation, { maxLength: 4 }), inside: fc.boolean() })
    .map(({ seed, mutations, inside }) => {
      const frame = must(seeds[seed], 'the number is within the seeds')
      const mutate: Mutation = (bytes) => mutations.reduce((changed, one) => one(changed), bytes)
      const message = inside ? decodeMessage(frame) : undefined
      return message ? encodeMessage(withBody(message, mutate)) : mutate(frame)
    })
}

function withBody(message: Message, mutate: Mutation): Message {
  switch (message.type) {
    case 'sync-step-1':
      return { ...message, stateVector: mutate(message.stateVector) }
    case 'sync-step-2':
    case 'update':
    case 'awareness':
      return { ...message, update: mutate(message.update) }
    case 'gesture':
      return { ...message, body: new TextDecoder().decode(mutate(new TextEncoder().encode(message.body))) }
    case 'query-awareness':
    case 'refused':
    case 'saved':
    case 'cursors':
      return message
  }
}

function varUint(number: number): number[] {
  const bytes: number[] = []
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  bytes.push(rest)
  return bytes
}
