import { expect } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { richTextField } from '../../../shared/document/recordFields.ts'

/** Note id → the characters in it. */
export type Texts = ReadonlyMap<string, string>

/** What has been typed where, and what of it somebody has deleted: the rest must be there in the end. */
export class TypedCharacters {
  /** Note id → what was ever typed into it. */
  readonly #typed = new Map<string, Set<string>>()
  /** Note id → what was deleted from it. */
  readonly #deleted = new Map<string, Set<string>>()
  readonly #deletedNotes = new Set<string>()

  /** Somebody's own deed changed their canvas from `before` to `after`: what is new is typed, what has vanished they have deleted. */
  account(before: Texts, after: Texts): void {
    for (const [noteId, text] of after) for (const character of text) if (character !== '\n') add(this.#typed, noteId, character)
    for (const [noteId, text] of before) {
      const now = after.get(noteId)
      if (now === undefined) this.#deletedNotes.add(noteId)
      for (const character of text) if (!now?.includes(character)) add(this.#deleted, noteId, character)
    }
  }

  /** A tab went away with what only it had: what is in none of `holders` is lost by right. */
  forgetUnless(holders: readonly Texts[]): void {
    for (const [noteId, character] of this.#expected()) {
      if (!holders.some((texts) => texts.get(noteId)?.includes(character))) add(this.#deleted, noteId, character)
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

  *#expected(): Generator<[noteId: string, character: string]> {
    for (const [noteId, characters] of this.#typed) {
      if (this.#deletedNotes.has(noteId)) continue
      const deleted = this.#deleted.get(noteId)
      for (const character of characters) if (!deleted?.has(character)) yield [noteId, character]
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

function add(charactersByNote: Map<string, Set<string>>, noteId: string, character: string): void {
  const characters = charactersByNote.get(noteId)
  if (characters) characters.add(character)
  else charactersByNote.set(noteId, new Set([character]))
}
