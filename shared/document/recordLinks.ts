import type { TLBinding, TLPage, TLRecord, TLShape } from '@tldraw/tlschema'
import { isObject } from './richText.ts'
import { MultiMap } from './multiMap.ts'

/** Which records hang on which others: what has to be looked at again when a record comes, changes or goes. */
export class RecordLinks {
  readonly pages = new Map<string, TLPage>()
  /** Parent id → the shapes that name it, whether it exists or not. */
  readonly children = new MultiMap<string, string>()
  /** Shape id → the bindings that name it at either end. */
  readonly bindings = new MultiMap<string, string>()
  /** `terminalOf` a binding → the bindings that claim it. */
  readonly terminals = new MultiMap<string, string>()

  add(record: TLRecord): void {
    if (record.typeName === 'page') this.pages.set(record.id, record)
    if (record.typeName === 'shape') this.children.add(record.parentId, record.id)
    if (record.typeName === 'binding') {
      this.bindings.add(record.fromId, record.id)
      this.bindings.add(record.toId, record.id)
      this.terminals.add(terminalOf(record), record.id)
    }
  }

  remove(record: TLRecord): void {
    if (record.typeName === 'page') this.pages.delete(record.id)
    if (record.typeName === 'shape') this.children.delete(record.parentId, record.id)
    if (record.typeName === 'binding') {
      this.bindings.delete(record.fromId, record.id)
      this.bindings.delete(record.toId, record.id)
      this.terminals.delete(terminalOf(record), record.id)
    }
  }

  /** The page on which everything lands that has no other: the first, by index and then by id. */
  firstPageId(): string | undefined {
    let first: TLPage | undefined
    for (const page of this.pages.values()) {
      if (!first || page.index < first.index || (page.index === first.index && page.id < first.id)) first = page
    }
    return first?.id
  }
}

/** The end of an arrow that a binding claims. Two bindings at one end make tldraw pick one at random. */
export function terminalOf(binding: TLBinding): string {
  const terminal = isObject(binding.props) ? binding.props.terminal : undefined
  return `${binding.fromId} ${binding.type} ${String(terminal)}`
}

/** The shapes above `shape`, nearest first, until a page, a gap or a shape that was there already. */
export function* ancestorsOf(shape: TLShape, shapeById: (id: string) => TLShape | undefined): Generator<TLShape> {
  const seen = new Set<string>()
  for (let above = shapeById(shape.parentId); above && !seen.has(above.id); above = shapeById(above.parentId)) {
    seen.add(above.id)
    yield above
  }
}
