import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
type Deletions = { client: number; ranges: readonly { clock: number; len: number }[] }
type Queue = { structs: Struct[]; next: number }

const deletionsPerPiece = 2_000

/**
 * Cuts a whole document (V1 update) into updates that make the same document when they are applied one after the other, each
 * in a moment. Undefined when that can't be done: parts wait for others that aren't there.
 */
export function cutUpdate(update: Uint8Array, structsPerPiece: number): Uint8Array[] | undefined {
  const { structs, ds } = Y.decodeUpdate(update)
  const ordered = inOrder(structs)
  if (!ordered) return undefined
  const pieces: Uint8Array[] = []
  for (let start = 0; start < ordered.length; start += structsPerPiece) {
    pieces.push(pieceOf(ordered.slice(start, start + structsPerPiece)))
  }
  return [...pieces, ...piecesOf(ds.clients)]
}

/** The structs so that each comes after those it builds upon, as Yjs itself would take them. */
function inOrder(structs: readonly (Struct | Y.Skip)[]): Struct[] | undefined {
  const queues = new Map<number, Queue>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return undefined
    const queue = queues.get(struct.id.client)
    if (queue) queue.structs.push(struct)
    else queues.set(struct.id.client, { structs: [struct], next: 0 })
  }
  const ordered: Struct[] = []
  const known = new Map<number, number>()
  const stack: Struct[] = []
  for (const queue of queues.values()) {
    for (let struct = take(queue); struct; struct = stack.pop() ?? take(queue)) {
      const missing = clientMissing(struct, known)
      if (missing === undefined) {
        if (struct.id.clock !== (known.get(struct.id.client) ?? 0)) return undefined
        known.set(struct.id.client, struct.id.clock + struct.length)
        ordered.push(struct)
        continue
      }
      stack.push(struct)
      const awaited = take(queues.get(missing))
      if (!awaited) return undefined
      stack.push(awaited)
    }
  }
  return ordered
}

function take(queue: Queue | undefined): Struct | undefined {
  return queue?.structs[queue.next++]
}

/** Whose structs have to come before this one. Its own client's have: they come in their order. */
function clientMissing(struct: Struct, known: ReadonlyMap<number, number>): number | undefined {
  if (struct instanceof Y.GC) return undefined
  const parent = struct.parent instanceof Y.ID ? struct.parent : null
  for (const id of [struct.origin, struct.rightOrigin, parent]) {
    if (id && id.client !== struct.id.client && id.clock >= (known.get(id.client) ?? 0)) return id.client
  }
  return undefined
}

function pieceOf(structs: readonly Struct[]): Uint8Array {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const known = byClient.get(struct.id.client)
    if (known) known.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

/** The deletions, without structs. */
function piecesOf(deletionsByClient: ReadonlyMap<number, readonly { clock: number; len: number }[]>): Uint8Array[] {
  const runs: Deletions[] = []
  for (const [client, deletions] of deletionsByClient) {
    for (let start = 0; start < deletions.length; start += deletionsPerPiece) {
      runs.push({ client, ranges: deletions.slice(start, start + deletionsPerPiece) })
    }
  }
  const pieces: Uint8Array[] = []
  while (runs.length > 0) {
    let count = 0
    const end = runs.findIndex(({ ranges }, index) => (count += ranges.length) > deletionsPerPiece && index > 0)
    pieces.push(pieceOfDeletions(runs.splice(0, end < 0 ? runs.length : end)))
  }
  return pieces
}

function pieceOfDeletions(runs: readonly Deletions[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, runs.length)
  for (const { client, ranges } of runs) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
  return encoding.toUint8Array(encoder)
}
