import { isSameJson } from '../../shared/document/isSameJson.ts'
import type { RichText } from '../../shared/document/richText.ts'
import { mergeRichTexts } from '../../shared/document/sharedText.ts'
import { withWords, wordsOf } from '../../shared/document/words.ts'

/**
 * The words of a note in a field, while others may write in the same note. What the field holds is always seen as a change of the text
 * that it was last made from, however old that is: nobody's words are taken back.
 */
export class WordsDraft {
  #base: RichText

  constructor(richText: RichText) {
    this.#base = richText
  }

  /** The person has now these words in the field, and the note has the text `present`: returns what it shall have. */
  write(words: string, present: RichText): RichText {
    const mine = withWords(this.#base, words)
    this.#base = isSameJson(present, this.#base) ? mine : mergeRichTexts(this.#base, mine, present)
    return this.#base
  }

  /** The note has now this text, and the field holds nothing that is not in it: returns the words to show. */
  take(present: RichText): string {
    this.#base = present
    return wordsOf(present)
  }
}
