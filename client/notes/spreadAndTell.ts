import type { Editor } from '@tldraw/tldraw'
import i18next from 'i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { showToast } from '../ui/toasts.ts'
import { mostSpread, spreadOnCanvas, type SpreadOutcome } from './tidyNotes.ts'

/** Takes overlapping notes off each other and says how far that moved them. */
export function spreadAndTell(editor: Editor): void {
  showToast(wordsFor(spreadOnCanvas(editor)))
}

function wordsFor(outcome: SpreadOutcome): string {
  const { t } = i18next
  switch (outcome.state) {
    case 'nothing':
      return t('common.tidy.nothing')
    case 'too-many':
      return t('common.tidy.tooMany', { most: mostSpread })
    case 'spread': {
      const { count, points, isFull } = outcome
      const moved =
        points === undefined ? t('common.tidy.spread', { count }) : t('common.tidy.spreadBy', { count, points: Math.ceil(points) })
      return isFull ? `${moved} ${t('common.tidy.full')}` : moved
    }
    default:
      return assertNever(outcome)
  }
}
