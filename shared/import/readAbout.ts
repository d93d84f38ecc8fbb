import type { ActionState, MediaTag } from '../board/caseFields.ts'
import type { ImportedNote, ImportTarget } from './importedContent.ts'
import { actionByWord, mediaByWord } from './notesOfTable.ts'
import { plainOfMarkdown } from './plainOfMarkdown.ts'
import { fold, numberIn } from './tableColumns.ts'

type About = { x?: number; y?: number; author?: ImportedNote['author']; media?: MediaTag; action?: ActionState }

/** What our own Markdown says of a note in the line below it: `Marketing 64 · Empowerment 53 · by Aki, PR · Paid`. */
export function readAbout(line: string, { matrices }: ImportTarget): About {
  const about: About = {}
  for (const part of line.split(' · ')) {
    const text = plainOfMarkdown(part)
    const [, name = '', score = ''] = /^(.*) (-?\d+)$/.exec(text) ?? []
    const axis = (['x', 'y'] as const).find((one) => matrices.some((matrix) => matrix[one] && fold(matrix[one].name) === fold(name)))
    const media = mediaByWord.get(fold(text))
    const action = actionByWord.get(fold(text))
    if (axis) about[axis] = numberIn(score) ?? 0
    else if (media) about.media = media
    else if (action) about.action = action
    else if (score === '') about.author = authorOf(text)
  }
  return about
}

function authorOf(text: string): ImportedNote['author'] {
  const [name = '', ...standpoint] = text.replace(/^by /, '').split(', ')
  return { id: '', name, standpoint: standpoint.join(', ') }
}
