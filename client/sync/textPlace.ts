import * as Y from 'yjs'
import { isObject } from '../../shared/document/richText.ts'

/** A place in a shared text that stays between its letters whatever is written around it. As it travels, before anybody has checked it. */
export type TextPlace = unknown

/** The place before unit `index` of `text`. It sticks to what is left of it. */
export function placeAt(text: Y.Text, index: number): TextPlace {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
}

/** Where `place` is in `text` now; undefined when it is none, or in another text. */
export function indexOfPlace(text: Y.Text, place: TextPlace): number | undefined {
  // Asking for a place in a root by its name would make that root.
  if (!text.doc || !isObject(place) || !isItemId(place.type) || (place.item !== undefined && !isItemId(place.item))) return undefined
  try {
    const { type, item } = place
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON({ type, item, assoc: -1 }), text.doc)
    return found?.type === text ? found.index : undefined
  } catch {
    // Yjs throws on ids that never were.
    return undefined
  }
}

function isItemId(value: unknown): value is { client: number; clock: number } {
  return isObject(value) && isCount(value.client) && isCount(value.clock)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
