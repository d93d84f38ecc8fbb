import { foldText } from '../board/foldText.ts'

/** More words than anybody searches for at once. */
const mostWords = 8

/** What is searched for, word by word and folded. */
export function searchWords(typed: string): string[] {
  return [...new Set(foldText(typed).split(/\s+/).filter(Boolean))].slice(0, mostWords)
}
