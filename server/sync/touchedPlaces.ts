import * as Y from 'yjs'
import type { Change, Struct } from './change.ts'
import { deletedItems } from './checkChange.ts'

/**
 * A place in a board's document that a change touches: `recordId` is the key in the root, `field` the key in the record,
 * `depth` 1 for the record itself, 2 for one of its fields, more for what is inside a field. `writes` is what comes to
 * stand there, if plain values do.
 */
export type TouchedPlace = {
  root: string
  recordId: string | undefined
  field: string | undefined
  depth: number
  writes: unknown[] | undefined
}

/** Where a change touches a document, or that nobody can tell. */
export type TouchedPlaces = TouchedPlace[] | 'unknown'

type Place = Omit<TouchedPlace, 'writes'>
/** `gone`: inside something that was deleted for good, where nothing can have an effect. */
type Whereabouts = Place | 'gone' | 'unknown'

/**
 * Every place that a change would touch if it were applied to the document; `unknown` when the way from one of its structs
 * up to a root cannot be followed. An update names a parent only where it has no neighbour, so the way leads through
 * neighbours and parents, in the document and in the change itself.
 */
export function touchedPlaces(change: Change, document: Y.Doc): TouchedPlaces {
  const locate = createLocator(change, document)
  const touched: TouchedPlace[] = []
  for (const struct of change.structs) {
    const state = Y.getState(document.store, struct.id.client)
    if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= state) continue
    const places = [locate(struct)]
    // Of a struct that is known in part, Yjs links the rest to the known part, wherever the change says it belongs.
    if (struct.id.clock < state) places.push(locate(Y.getItem(document.store, Y.createID(struct.id.client, state - 1))))
    for (const place of places) {
      if (place === 'unknown') return 'unknown'
      if (place !== 'gone') touched.push({ ...place, writes: plainContentOf(struct) })
    }
  }
  for (const range of change.deletes) {
    for (const item of deletedItems(range, document)) {
      const place = locate(item)
      if (place === 'unknown') return 'unknown'
      if (place !== 'gone') touched.push({ ...place, writes: [] })
    }
  }
  return touched
}

/** Whether a change of these places puts shared types into each other more than `deepest` levels deep, or where nobody can tell. */
export function nestsDeeperThan(deepest: number, change: Change, places: TouchedPlaces): boolean {
  const holdsTypes = change.structs.some((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType)
  if (!holdsTypes) return false
  return places === 'unknown' || places.some(({ depth }) => depth > deepest)
}

function createLocator(change: Change, document: Y.Doc): (struct: Struct) => Whereabouts {
  const addedByClient = new Map<number, Struct[]>()
  for (const struct of change.structs) {
    const structs = addedByClient.get(struct.id.client)
    if (structs) structs.push(struct)
    else addedByClient.set(struct.id.client, [struct])
  }
  const known = new Map<Struct, Whereabouts>()

  function find(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(document.store, id.client)) return Y.getItem(document.store, id)
    const structs = addedByClient.get(id.client)
    const last = structs?.at(-1)
    const first = structs?.[0]
    if (!structs || !first || !last || id.clock < first.id.clock || id.clock >= last.id.clock + last.length) return undefined
    return structs[Y.findIndexSS(structs, id.clock)]
  }

  // A loop rather than recursion: a hostile change may be nested deeper than the stack.
  return function locate(start: Struct): Whereabouts {
    const way: { struct: Struct; step: Extract<Step, { to: Struct }> }[] = []
    const onTheWay = new Set<Struct>()
    let struct = start
    let place: Whereabouts | undefined
    while (place === undefined) {
      const already = known.get(struct)
      const step: Step = onTheWay.has(struct) ? 'unknown' : (already ?? stepFrom(struct, find, document))
      if (typeof step === 'string' || !('to' in step)) {
        place = step
        known.set(struct, place)
      } else {
        onTheWay.add(struct)
        way.push({ struct, step })
        struct = step.to
      }
    }
    for (const { struct: passed, step } of way.toReversed()) {
      if (typeof place === 'object' && step.kind === 'into') place = inside(place, step.key)
      known.set(passed, place)
    }
    return place
  }
}

/** `beside`: at the same place as `to`. `into`: in the shared type that `to` holds, under `key`. */
type Step = Whereabouts | { kind: 'beside'; to: Struct } | { kind: 'into'; to: Struct; key: string | null }

function stepFrom(struct: Struct, find: (id: Y.ID) => Struct | undefined, document: Y.Doc): Step {
  if (!(struct instanceof Y.Item)) return 'gone'
  // Something that stands in the document, or comes with its parent.
  if (struct.parent !== null) return stepUp(struct.parent, struct.parentSub, find, document)
  const neighbours = [struct.origin, struct.rightOrigin].flatMap((id) => (id ? [find(id)] : []))
  const first = neighbours[0]
  if (!first || neighbours.includes(undefined)) return 'unknown'
  // What stands beside something collected is collected too.
  return neighbours.some((neighbour) => neighbour instanceof Y.GC) ? 'gone' : { kind: 'beside', to: first }
}

function stepUp(
  parent: Y.AbstractType<unknown> | Y.ID | string,
  key: string | null,
  find: (id: Y.ID) => Struct | undefined,
  document: Y.Doc,
): Step {
  // Yjs's types leave out that a decoded update names a root by its name.
  if (typeof parent === 'string') return inRoot(parent, key)
  if (parent instanceof Y.ID) {
    const holder = find(parent)
    if (!holder) return 'unknown'
    return holder instanceof Y.Item && holder.content instanceof Y.ContentType ? { kind: 'into', to: holder, key } : 'gone'
  }
  const { _item: item } = parent
  if (item) return { kind: 'into', to: item, key }
  for (const [name, root] of document.share) if (root === parent) return inRoot(name, key)
  return 'unknown'
}

function inRoot(root: string, key: string | null): Place {
  return { root, recordId: key ?? undefined, field: undefined, depth: 1 }
}

function inside(place: Place, key: string | null): Place {
  const field = place.depth === 1 ? (key ?? undefined) : place.field
  return { root: place.root, recordId: place.recordId, field, depth: place.depth + 1 }
}

function plainContentOf({ content }: Y.Item): unknown[] | undefined {
  if (content instanceof Y.ContentType) return undefined
  // A string would come apart into its characters, millions of them if somebody likes. What it reads as is the last one.
  return content instanceof Y.ContentString ? [content.str.slice(-1)] : content.getContent()
}
