import { isSameJson } from '../document/isSameJson.ts'
import { isObject } from '../document/richText.ts'

/** A hand that has moved and done nothing else: where it points on its page, in page units, and the `activity` of its presence. */
export type CursorMove = { clientId: number; x: number; y: number; activity: number }

type Place = Omit<CursorMove, 'clientId'>

/** Where the hand of a presence state points; undefined when it points nowhere, or in numbers that a move can't carry. */
function placeOf(state: unknown): Place | undefined {
  if (!isObject(state) || !isObject(state.hand) || !isObject(state.hand.cursor)) return undefined
  const { activity, cursor } = state.hand
  const { x, y } = cursor
  const isTold = typeof activity === 'number' && Number.isSafeInteger(activity) && activity >= 0
  return isTold && isIn32Bits(x) && isIn32Bits(y) ? { x, y, activity } : undefined
}

/** What turns the presence state `before` into `after` when that is a move of the hand and nothing else; undefined when it isn't. */
export function cursorMoveBetween(before: unknown, after: unknown): Place | undefined {
  const place = placeOf(after)
  return place && isSameJson(withCursorAt(before, place), after) ? place : undefined
}

/** A presence state with its hand moved; undefined when it has no hand that could move. */
export function withCursorAt(state: unknown, { x, y, activity }: Place): Record<string, unknown> | undefined {
  if (!isObject(state) || !isObject(state.hand) || !isObject(state.hand.cursor)) return undefined
  return { ...state, hand: { ...state.hand, activity, cursor: { ...state.hand.cursor, x, y } } }
}

function isIn32Bits(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(Math.fround(value))
}
