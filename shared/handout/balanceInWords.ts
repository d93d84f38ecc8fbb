import type { CaseNote } from '../board/caseNote.ts'
import { axisNameOf } from '../board/matrixNames.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { leanEnds } from '../board/score.ts'
import { scoreInWords } from '../board/scoreInWords.ts'
import { Tally } from '../board/tally.ts'
import type { HandoutWords } from './handoutWords.ts'

/** Which way the cases on a matrix lean, in one sentence, and where they have their centre; undefined without one. */
export function balanceInWords(
  notes: readonly CaseNote[],
  { matrix }: PlacedMatrix,
  words: HandoutWords,
): { sentence: string; centre: string | undefined } {
  const tally = new Tally()
  for (const note of notes) tally.add(note)
  const { count, lean, centre } = tally.view()
  const parts = centre
    ? (['x', 'y'] as const).flatMap((axis) => {
        const name = axisNameOf(matrix, axis)
        return name === undefined ? [] : [`${name} ${scoreInWords(centre[axis], matrix, axis)}`]
      })
    : []
  return { sentence: sentenceOf(), centre: parts.length > 0 ? `${words.centre}  ${parts.join(' · ')}` : undefined }

  function sentenceOf(): string {
    const ends = leanEnds(matrix)
    if (count === 0) return words.nonePlaced
    if (!ends) return words.placed(count)
    if (lean.balanced === count) return words.balanced(count)
    if (lean.low === lean.high) return words.even(count, lean.low, ends.low, ends.high)
    return lean.high > lean.low ? words.leans(count, lean.high, ends.high) : words.leans(count, lean.low, ends.low)
  }
}
