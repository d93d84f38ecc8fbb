import { assertNever } from '../../shared/assertNever.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { DeviceProfile } from '../device/profile.ts'
import { createWritable } from '../sync/readable.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { useReadable } from '../ui/useReadable.ts'
import type { BoardParts } from './boardParts.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { OpenBoard } from './OpenBoard.tsx'
import type { Opening, OpeningBoard } from './openingBoard.ts'
import { ProblemPage } from './ProblemPage.tsx'
import { useForgetDeadLink } from './useForgetDeadLink.ts'

type BoardPageProps = { link: BoardLink | undefined; opening: OpeningBoard<BoardParts> | undefined; profile: DeviceProfile }

const noLink = createWritable<Opening<BoardParts>>({ state: 'refused', problem: 'wrong-link', retrying: false })

/** The page of one board: on its way, open, or why it isn't. */
export function BoardPage({ link, opening, profile }: BoardPageProps) {
  const now = useReadable(opening ?? noLink)
  useForgetDeadLink(link, now.state === 'refused' ? now.problem : undefined)
  return (
    <>
      {link && now.state === 'open' ? <OpenBoard link={link} info={now.info} parts={now.parts} profile={profile} /> : closed()}
      <Toasts raised />
    </>
  )

  function closed() {
    switch (now.state) {
      case 'opening':
      case 'open':
        return <BoardSkeleton />
      case 'refused':
        return <ProblemPage problem={now.problem} retrying={now.retrying} onRetry={() => opening?.retry()} />
      default:
        return assertNever(now)
    }
  }
}
