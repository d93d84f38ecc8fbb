import * as Y from 'yjs'
import { must } from '../../shared/must.ts'
import type { Change, DeletedRange, Struct } from './change.ts'

/**
 * What a change means to a document:
 * - nothing-new: the document has all of it
 * - gap: it builds on something that neither the document nor the change itself has
 * - new: it can be applied; `clientIds` are those whose structs are new
 */
export type ChangeCheck = { news: 'nothing-new' } | { news: 'gap' } | { news: 'new'; clientIds: Set<number>; addsStructs: boolean }

/** Compares a change with a document, without touching either. */
export function checkChange(change: Change, document: Y.Doc): ChangeCheck {
  const known = new Map<number, number>()
  const knownOf = (client: number): number => known.get(client) ?? Y.getState(document.store, client)
  const isKnown = (id: Y.ID | null): boolean => !id || id.clock < knownOf(id.client)
  const added: Struct[] = []
  for (const struct of change.structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (clock > knownOf(client)) return { news: 'gap' }
    if (end <= knownOf(client)) continue
    known.set(client, end)
    added.push(struct)
  }
  for (const struct of added) {
    // Nobody builds on what they write themselves later, and Yjs falls over it.
    const isEarlier = (id: Y.ID | null): boolean => id?.client !== struct.id.client || id.clock < struct.id.clock
    if (struct instanceof Y.Item && !referencesOf(struct).every((id) => isKnown(id) && isEarlier(id))) return { news: 'gap' }
  }
  if (change.deletes.some(({ client, clock, length }) => clock + length > knownOf(client))) return { news: 'gap' }
  if (added.length === 0 && !change.deletes.some((range) => deletedItems(range, document).next().value)) return { news: 'nothing-new' }
  return { news: 'new', clientIds: new Set(added.map((struct) => struct.id.client)), addsStructs: added.length > 0 }
}

/** The items of the document in a range that are not deleted yet: those that a deletion would take away. */
export function* deletedItems({ client, clock, length }: DeletedRange, document: Y.Doc): Generator<Y.Item> {
  if (clock >= Y.getState(document.store, client)) return
  const structs = must(document.store.clients.get(client), 'a client with a state has structs')
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = must(structs[index], 'the index is within the structs')
    if (struct.id.clock >= clock + length) return
    if (struct instanceof Y.Item && !struct.deleted) yield struct
  }
}

function referencesOf(item: Y.Item): (Y.ID | null)[] {
  return [item.origin, item.rightOrigin, item.parent instanceof Y.ID ? item.parent : null]
}
