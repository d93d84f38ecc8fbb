import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'

/**
 * What a transaction has changed, as people count it: a record by its id (however many of its fields or letters), and the
 * board's own matters, such as its title, as one. Empty when it changed nothing.
 */
export function changedThings(document: Y.Doc, transaction: Y.Transaction): Set<string> {
  const records = recordsOf(document)
  const things = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    const { _item: item } = type
    if (isSame(type, records)) for (const key of keys) things.add(key ?? board)
    else things.add(recordAround(item, records))
  }
  return things
}

/** The thing that stands for all that is no record. */
const board = 'board'

function recordAround(start: Y.Item | null, records: object): string {
  let item = start
  while (item?.parent instanceof Y.AbstractType) {
    const { parent, parentSub } = item
    const { _item: around } = parent
    if (isSame(parent, records)) return parentSub ?? board
    item = around
  }
  return board
}

// Yjs types a transaction's changes by events of any type.
function isSame(one: object, other: object): boolean {
  return one === other
}
