import * as Y from 'yjs'
import { isObject, type RichText } from './richText.ts'
import { isSameJson } from './isSameJson.ts'
import { richTextOfUnits, unitsOfRichText, type Embed, type TextUnit } from './textUnits.ts'

/** One step of a change to a text, as Yjs applies it. */
type TextStep = { retain?: number; delete?: number; insert?: string | Embed; attributes?: Record<string, unknown> }

/**
 * A new shared text with the content of `richText`. Only a record's creator or the server may make one: two that seed
 * a note's text double it.
 */
export function sharedTextOf(richText: RichText): Y.Text {
  const sharedText = new Y.Text()
  sharedText.applyDelta(insertsOf(unitsOfRichText(richText)))
  return sharedText
}

/** The text in `sharedText` as ProseMirror's JSON. */
export function richTextOf(sharedText: Y.Text): RichText {
  return richTextOfUnits(unitsOf(sharedText))
}

/**
 * Writes the change that somebody made from `from` to `to` into `sharedText`, as the smallest replacement. What the
 * shared text has got from others since `from` stays.
 */
export function writeTextChange(sharedText: Y.Text, from: RichText, to: RichText): void {
  const present = unitsOf(sharedText)
  const before = unitsOfRichText(from)
  const after = unitsOfRichText(to)
  const change = hasSameContent(present, before) ? changeOf(before, after) : changeOf(present, mergeUnits(before, after, present))
  if (change.length > 0) sharedText.applyDelta(change)
}

/** The text in which both changes of `base` hold: the one to `mine` and the one to `theirs`. */
export function mergeRichTexts(base: RichText, mine: RichText, theirs: RichText): RichText {
  return richTextOfUnits(mergeUnits(unitsOfRichText(base), unitsOfRichText(mine), unitsOfRichText(theirs)))
}

// Two copies of a throw-away document, one change each, merged: Yjs decides like it does between two people.
function mergeUnits(base: TextUnit[], mine: TextUnit[], theirs: TextUnit[]): TextUnit[] {
  const first = throwAwayDocument(1)
  first.getText().applyDelta(insertsOf(base))
  const second = throwAwayDocument(2)
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  first.getText().applyDelta(changeOf(base, theirs))
  second.getText().applyDelta(changeOf(base, mine))
  Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  return unitsOf(first.getText())
}

function throwAwayDocument(clientId: number): Y.Doc {
  const document = new Y.Doc()
  document.clientID = clientId
  return document
}

function unitsOf(sharedText: Y.Text): TextUnit[] {
  const units: TextUnit[] = []
  for (const { insert, attributes = {} } of sharedText.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert === 'string') for (let at = 0; at < insert.length; at++) units.push({ content: insert.charAt(at), attributes })
    else units.push({ content: isObject(insert) && typeof insert.type === 'string' ? (insert as Embed) : { type: 'unknown' }, attributes })
  }
  return units
}

/** The steps from one flat text to another: one replacement, and the formats that differ around it. */
function changeOf(before: TextUnit[], after: TextUnit[]): TextStep[] {
  const longest = Math.min(before.length, after.length)
  let head = 0
  while (head < longest && isSameContent(before[head], after[head])) head++
  if (endsInsidePair(before, head)) head--
  let tail = 0
  while (tail < longest - head && isSameContent(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  if (endsInsidePair(before, before.length - tail)) tail--
  const steps: TextStep[] = []
  for (let at = 0; at < head; at++) addRetain(steps, before[at], after[at])
  const removed = before.length - head - tail
  if (removed > 0) steps.push({ delete: removed })
  steps.push(...insertsOf(after.slice(head, after.length - tail)))
  for (let left = tail; left > 0; left--) addRetain(steps, before[before.length - left], after[after.length - left])
  while (steps.length > 0 && steps.at(-1)?.retain !== undefined && steps.at(-1)?.attributes === undefined) steps.pop()
  return steps
}

// Half of a surrogate pair, cut off from the other, would become U+FFFD.
function endsInsidePair(units: TextUnit[], at: number): boolean {
  const left = units[at - 1]?.content
  const right = units[at]?.content
  return typeof left === 'string' && typeof right === 'string' && /[\uD800-\uDBFF]/.test(left) && /[\uDC00-\uDFFF]/.test(right)
}

function insertsOf(units: TextUnit[]): TextStep[] {
  const steps: TextStep[] = []
  for (const { content, attributes } of units) {
    const last = steps.at(-1)
    if (typeof content === 'string' && typeof last?.insert === 'string' && isSameJson(last.attributes, attributes)) last.insert += content
    // Yjs writes into the attributes that it is given.
    else steps.push({ insert: content, attributes: { ...attributes } })
  }
  return steps
}

function addRetain(steps: TextStep[], before: TextUnit | undefined, after: TextUnit | undefined): void {
  const attributes = formatChange(before?.attributes ?? {}, after?.attributes ?? {})
  const last = steps.at(-1)
  if (last?.retain !== undefined && isSameJson(last.attributes, attributes)) last.retain += 1
  else steps.push(attributes ? { retain: 1, attributes } : { retain: 1 })
}

function formatChange(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> | undefined {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter((name) => !isSameJson(before[name], after[name]))
  return changed.length > 0 ? Object.fromEntries(changed.map((name) => [name, after[name] ?? null])) : undefined
}

function hasSameContent(left: TextUnit[], right: TextUnit[]): boolean {
  return left.length === right.length && left.every((unit, at) => isSameContent(unit, right[at]))
}

function isSameContent(left: TextUnit | undefined, right: TextUnit | undefined): boolean {
  return left?.content === right?.content || (typeof left?.content === 'object' && isSameJson(left.content, right?.content))
}
