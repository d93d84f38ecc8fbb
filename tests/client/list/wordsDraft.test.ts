import { expect, test } from 'vitest'
import { WordsDraft } from '../../../client/list/wordsDraft.ts'
import type { RichText } from '../../../shared/document/richText.ts'
import { wordsOf } from '../../../shared/document/words.ts'

test('[LIST-2] what is written in a row and what others write in the note meanwhile both stay', () => {
  const draft = new WordsDraft(note('mid'))
  const written = draft.write('my mid', note('mid'))
  expect(wordsOf(written)).toBe('my mid')
  // The others' words have come into the note since, but not into the field.
  const merged = draft.write('my mid!', note('their my mid'))
  expect(wordsOf(merged)).toBe('their my mid!')
  expect(draft.take(merged)).toBe('their my mid!')
})

test('[LIST-2] a composition that was begun in an older text takes nothing back when it ends', () => {
  const draft = new WordsDraft(note('雨'))
  expect(wordsOf(draft.write('雨のち晴れ', note('明日は雨')))).toBe('明日は雨のち晴れ')
})

function note(words: string): RichText {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }
}
