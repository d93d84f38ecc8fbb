import { expect } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { richTextField } from '../../../shared/document/recordFields.ts'

/** Note id → the characters in it. */
export type Texts = ReadonlyMap<string, string>

/** One deed of one tab, as its canvas was before and after. */
export type Change = { tab: number; before: Texts; after: Texts }

/** What has been typed where, by which tab, and what of it somebody has deleted: the rest must be there in the end. */
export class PeoplesWork {
  /** Note id → character → the tab that typed it. */
  readonly #typed = new Map<string, Map<string, number>>()
  /** Note id → what was deleted from it. */
  readonly #deleted = new Map<string, Set<string>>()
  /** Note id → the tabs that have deleted it. */
  readonly #deletersOfNote = new Map<string, Set<number>>()

  /** A tab has edited: what is new on its canvas it has typed, what has vanished it has deleted. */
  edited({ tab, before, after }: Change): void {
    this.#typedBy(tab, after)
    for (const [noteId, text] of before) {
      const now = after.get(noteId)
      if (now === undefined) valueIn(this.#deletersOfNote, noteId, () => new Set()).add(tab)
      for (const character of text) if (!now?.includes(character)) this.#delete(noteId, character)
    }
  }

  /** A tab has undone or redone: only what it has typed itself may vanish, and only what it has deleted itself may come back. */
  undone({ tab, before, after }: Change): void {
    for (const noteId of after.keys()) {
      const deleters = before.has(noteId) ? undefined : this.#deletersOfNote.get(noteId)
      if (deleters) expect(deleters.has(tab), `${noteId} was deleted by whoever brings it back`).toBe(true)
    }
    this.#typedBy(tab, after)
    for (const [noteId, text] of before) {
      const now = after.get(noteId)
      const lost = [...text].filter((character) => !now?.includes(character))
      for (const character of lost) if (this.#typed.get(noteId)?.get(character) === tab) this.#delete(noteId, character)
      const othersLost = lost.filter((character) => !this.#deleted.get(noteId)?.has(character))
      if (now === undefined && othersLost.length === 0) valueIn(this.#deletersOfNote, noteId, () => new Set()).add(tab)
    }
  }

  /**
   * A tab went away with what only it had: what is in none of `documents`, and in no hand of who typed it, is lost by right.
   * `canvases`: what is seen in each tab that is left, others' hands included.
   */
  forgetUnless(documents: readonly Texts[], canvases: readonly { tab: number; texts: Texts }[]): void {
    for (const [noteId, character, typer] of this.#expected()) {
      const own = canvases.find(({ tab }) => tab === typer)
      const holders = own ? [...documents, own.texts] : documents
      if (!holders.some((texts) => texts.get(noteId)?.includes(character))) this.#delete(noteId, character)
    }
  }

  /** All that was typed and not deleted is in `after`, as far as it is in `before`. */
  expectKept(before: Texts, after: Texts): void {
    for (const [noteId, character] of this.#expected()) {
      if (before.get(noteId)?.includes(character)) expect(after.get(noteId) ?? '', `${character} in ${noteId}`).toContain(character)
    }
  }

  /** All that was typed and not deleted is in `texts`. */
  expectAllIn(texts: Texts): void {
    for (const [noteId, character] of this.#expected()) expect(texts.get(noteId) ?? '', `${character} in ${noteId}`).toContain(character)
  }

  #typedBy(tab: number, texts: Texts): void {
    for (const [noteId, text] of texts) {
      const typers = valueIn(this.#typed, noteId, () => new Map<string, number>())
      for (const character of text) if (character !== '\n' && !typers.has(character)) typers.set(character, tab)
    }
  }

  #delete(noteId: string, character: string): void {
    valueIn(this.#deleted, noteId, () => new Set()).add(character)
  }

  *#expected(): Generator<[noteId: string, character: string, typer: number]> {
    for (const [noteId, typers] of this.#typed) {
      if (this.#deletersOfNote.has(noteId)) continue
      const deleted = this.#deleted.get(noteId)
      for (const [character, typer] of typers) if (!deleted?.has(character)) yield [noteId, character, typer]
    }
  }
}

/** The characters in a document, by note. */
export function textsIn(document: Y.Doc): Texts {
  const texts = new Map<string, string>()
  for (const [id, record] of recordsOf(document)) {
    const text = record.get(richTextField)
    if (text instanceof Y.Text) texts.set(id, text.toJSON())
  }
  return texts
}

function valueIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
