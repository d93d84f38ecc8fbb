import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { richTextField } from '../../shared/document/recordFields.ts'
import { isObject } from '../../shared/document/richText.ts'
import type { Clock } from './clock.ts'
import type { Participant } from './liveBoard.ts'
import { indexOfPlace, placeAt, type TextPlace } from './textPlace.ts'
import { createThrottle } from './throttle.ts'

/** Somebody else's caret in a text, or what they have selected there: from `anchor` to `head`, as indices in the flat text. */
export type Caret = {
  clientId: number
  name: string
  color: string
  anchor: number
  head: number
  /** Changes when its owner moves it. */ move: string
}

/** A caret as its owner's presence tells it. */
type ToldCaret = { recordId: string; anchor: TextPlace; head: TextPlace }

/** The carets of everybody who writes in a text. */
export interface Carets {
  /** Where mine is; undefined when I write nowhere. */
  setMine(caret: { recordId: string; anchor: number; head: number } | undefined): void
  /** The others' in this text. */
  inText(recordId: string): Caret[]
  close(): void
}

/** Mine is told 20 times a second at most. */
const caretMs = 50

/** Tells where my caret is through `awareness`, and reads the others'. */
export function createCarets(document: Y.Doc, awareness: Awareness, clock: Clock, participants: () => readonly Participant[]): Carets {
  let mine: ToldCaret | undefined
  const throttle = createThrottle(clock, caretMs, () => {
    if (awareness.getLocalState() && awareness.getLocalState()?.caret !== mine) awareness.setLocalStateField('caret', mine)
  })

  function setMine(caret: { recordId: string; anchor: number; head: number } | undefined): void {
    const text = caret && textOf(document, caret.recordId)
    mine = caret && text && { recordId: caret.recordId, anchor: placeAt(text, caret.anchor), head: placeAt(text, caret.head) }
    throttle.call()
  }

  function inText(recordId: string): Caret[] {
    const text = textOf(document, recordId)
    if (!text) return []
    return participants().flatMap(({ clientId, name, color, isMe }) => {
      const caret = isMe ? undefined : toldCaretIn(awareness.getStates().get(clientId))
      if (caret?.recordId !== recordId) return []
      const [anchor, head] = [indexOfPlace(text, caret.anchor), indexOfPlace(text, caret.head)]
      return anchor === undefined || head === undefined ? [] : [{ clientId, name, color, anchor, head, move: JSON.stringify(caret.head) }]
    })
  }

  return { setMine, inText, close: throttle.cancel }
}

/** The record in whose text the owner of a presence state writes. */
export function writesIn(state: unknown): string | undefined {
  return toldCaretIn(state)?.recordId
}

function toldCaretIn(state: unknown): ToldCaret | undefined {
  if (!isObject(state) || !isObject(state.caret)) return undefined
  const { recordId, anchor, head } = state.caret
  return typeof recordId === 'string' ? { recordId, anchor, head } : undefined
}

function textOf(document: Y.Doc, recordId: string): Y.Text | undefined {
  const record: unknown = recordsOf(document).get(recordId)
  const text: unknown = record instanceof Y.Map ? record.get(richTextField) : undefined
  return text instanceof Y.Text ? text : undefined
}
