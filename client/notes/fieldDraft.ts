import type { Clock, Timer } from '../sync/clock.ts'
import type { Readable } from '../sync/readable.ts'
import { createWritable } from '../sync/readable.ts'

/** What a field shows. `elsewhere`: what somebody else has put there while it was under the hand. */
export type FieldView = { text: string; elsewhere: string | undefined }

/** A text field whose value others can change, too. */
export interface FieldDraft extends Readable<FieldView> {
  /** What is saved from now on goes there. */
  saveTo(save: (text: string) => void): void
  /** The person has typed: this is in the field now. */
  type(text: string): void
  startComposing(): void
  /** The composition is over, with this in the field. */
  endComposing(text: string): void
  /** The value is now this, whoever has changed it. */
  arrive(value: string): void
  /** The person leaves the field. */
  leave(): void
  /** Saves what is unsaved, for the last time. */
  close(): void
}

/** So long after the last key a field is saved while one is still in it. */
const pauseMs = 700

/**
 * Keeps a field and its value together: what is typed is saved after a short pause and when the field is left, never in the middle of a
 * composition, and without space at its ends; what arrives from others stays out of the field from the first key until it is left.
 */
export function createFieldDraft(value: string, clock: Clock): FieldDraft {
  let save = (_text: string): void => undefined
  const view = createWritable<FieldView>({ text: value, elsewhere: undefined })
  /** The value that the text in the field was made from. */
  let base = value
  let present = value
  let isTouched = false
  let isComposing = false
  let timer: Timer | undefined

  return {
    get: view.get,
    subscribe: view.subscribe,
    saveTo: (next) => void (save = next),
    type,
    startComposing,
    endComposing,
    arrive,
    leave,
    close,
  }

  function type(text: string): void {
    isTouched = true
    view.set({ ...view.get(), text })
    wait()
  }

  function startComposing(): void {
    isComposing = true
    isTouched = true
    stopWaiting()
  }

  function endComposing(text: string): void {
    isComposing = false
    type(text)
  }

  function arrive(next: string): void {
    if (next === present) return
    present = next
    if (!isTouched) {
      base = next
      view.set({ text: next, elsewhere: undefined })
      return
    }
    view.set({ ...view.get(), elsewhere: next === tidy() ? undefined : next })
  }

  function leave(): void {
    // A browser that takes the focus away ends the composition as well, in whatever order it tells of the two.
    isComposing = false
    saveNow()
    isTouched = false
    base = present
    view.set({ text: present, elsewhere: undefined })
  }

  function close(): void {
    isComposing = false
    saveNow()
  }

  function wait(): void {
    stopWaiting()
    if (!isComposing) timer = clock.setTimeout(saveNow, pauseMs)
  }

  function stopWaiting(): void {
    if (timer) clock.clearTimeout(timer)
    timer = undefined
  }

  function saveNow(): void {
    stopWaiting()
    const text = tidy()
    if (isComposing || text === base) return
    base = present = text
    view.set({ ...view.get(), elsewhere: undefined })
    save(text)
  }

  function tidy(): string {
    return view.get().text.trim()
  }
}
