import { foldText } from '../board/foldText.ts'
import type { TextPart } from './shelf.ts'

/** As much of a note as is read at a glance, in characters. */
const shownLength = 72
const before = 16

/**
 * The text around the first place where one of `words` (folded) stands, with every such place marked; its beginning, when they stand nowhere.
 * Lines become one.
 */
export function findInText(text: string, words: readonly string[]): TextPart[] {
  const clusters = text.replace(/\s+/gu, ' ').trim().match(foldedTogether) ?? []
  const { folded, clusterAt } = foldClusters(clusters)
  const marked = new Set<number>()
  for (const word of words.filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let letter = at; letter < at + word.length; letter++) marked.add(clusterAt[letter] ?? 0)
    }
  }
  const first = marked.size === 0 ? 0 : Math.min(...marked)
  const start = first <= before ? 0 : first - before
  const end = Math.min(clusters.length, start + shownLength)
  const parts: TextPart[] = []
  if (start > 0) parts.push({ text: '…', found: false })
  for (let at = start; at < end; at++) {
    const found = marked.has(at)
    const last = parts.at(-1)
    if (last && last.found === found) last.text += clusters[at] ?? ''
    else parts.push({ text: clusters[at] ?? '', found })
  }
  if (end < clusters.length) parts.push({ text: '…', found: false })
  return parts
}

/** A letter and the marks after it that become one with it: half-width ｶﾞ is two characters and one folded letter. */
const foldedTogether = /[\s\S][\u3099\u309A\uFF9E\uFF9F\p{M}]*/gu

function foldClusters(clusters: readonly string[]): { folded: string; clusterAt: number[] } {
  let folded = ''
  const clusterAt: number[] = []
  for (const [at, cluster] of clusters.entries()) {
    const letters = foldText(cluster)
    folded += letters
    for (let letter = 0; letter < letters.length; letter++) clusterAt.push(at)
  }
  return { folded, clusterAt }
}
