import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { limits as usualLimits } from '../../shared/protocol/limits.ts'
import type { PageLimits } from '../http/boardApi.ts'
import type { BoardProblem } from './boardProblem.ts'

/** What happened, what is safe and what to do, and which button helps. */
export type ProblemWords = { title: string; happened: string; safe: string; help: 'retry' | 'reload' | 'none' }

/** A problem in words of the page's language. `limits`: the server's, when they are known. */
export function useProblemWords(problem: BoardProblem, limits: PageLimits = usualLimits): ProblemWords {
  const { t } = useTranslation()
  switch (problem) {
    case 'wrong-link':
      return words('none', t('board.problem.wrongLink.title'), t('board.problem.wrongLink.happened'), t('board.problem.wrongLink.safe'))
    case 'key-revoked':
      return words('none', t('board.problem.keyRevoked.title'), t('board.problem.keyRevoked.happened'), t('board.problem.keyRevoked.safe'))
    case 'removed':
      return words('none', t('board.problem.removed.title'), t('board.problem.removed.happened'), t('board.problem.removed.safe'))
    case 'board-deleted':
      return words(
        'reload',
        t('board.problem.boardDeleted.title'),
        t('board.problem.boardDeleted.happened'),
        t('board.problem.boardDeleted.safe'),
      )
    case 'board-full':
      return words(
        'retry',
        t('board.problem.boardFull.title'),
        t('board.problem.boardFull.happened', { limit: limits.sessionsPerBoard }),
        t('board.problem.boardFull.safe'),
      )
    case 'server-full':
      return words('retry', t('board.problem.serverFull.title'), t('board.problem.serverFull.happened'), t('board.problem.serverFull.safe'))
    case 'server-away':
      return words('retry', t('board.problem.serverAway.title'), t('board.problem.serverAway.happened'), t('board.problem.serverAway.safe'))
    case 'page-too-old':
      return words(
        'reload',
        t('board.problem.pageTooOld.title'),
        t('board.problem.pageTooOld.happened'),
        t('board.problem.pageTooOld.safe'),
      )
    case 'server-too-old':
      return words(
        'reload',
        t('board.problem.serverTooOld.title'),
        t('board.problem.serverTooOld.happened'),
        t('board.problem.serverTooOld.safe'),
      )
    case 'change-refused':
      return words(
        'reload',
        t('board.problem.changeRefused.title'),
        t('board.problem.changeRefused.happened'),
        t('board.problem.changeRefused.safe'),
      )
    case 'change-too-large':
      return words(
        'reload',
        t('board.problem.changeTooLarge.title'),
        t('board.problem.changeTooLarge.happened', { limit: Math.floor(limits.messageBytes / 1024 / 1024) }),
        t('board.problem.changeTooLarge.safe'),
      )
    case 'board-too-large':
      return words(
        'reload',
        t('board.problem.boardTooLarge.title'),
        t('board.problem.boardTooLarge.happened'),
        t('board.problem.boardTooLarge.safe'),
      )
    case 'failed':
      return words('retry', t('board.problem.failed.title'), t('board.problem.failed.happened'), t('board.problem.failed.safe'))
    default:
      return assertNever(problem)
  }
}

function words(help: ProblemWords['help'], title: string, happened: string, safe: string): ProblemWords {
  return { title, happened, safe, help }
}
