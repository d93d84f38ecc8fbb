import { isSameJson } from './isSameJson.ts'
import { isObject } from './richText.ts'

/**
 * `next`, with the very objects of `present` for everything that is equal, one level into `props` and `meta`; `present`
 * itself when all is. tldraw compares by identity: a new but equal text would reset the caret of whoever types in it.
 */
export function keepIdentity<T extends object>(present: T | undefined, next: T): T {
  if (!present || present === next) return next
  let isSame = Object.keys(present).length === Object.keys(next).length
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(next)) {
    const before = (present as Record<string, unknown>)[name]
    const after =
      (name === 'props' || name === 'meta') && isObject(before) && isObject(value) ? keepIdentity(before, value) : keepValue(before, value)
    if (after !== before || !Object.hasOwn(present, name)) isSame = false
    kept[name] = after
  }
  return isSame ? present : (kept as T)
}

function keepValue(before: unknown, value: unknown): unknown {
  return isSameJson(before, value) ? before : value
}
