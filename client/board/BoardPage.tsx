import { assertNever } from '../../shared/assertNever.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { DeviceProfile } from '../device/profile.ts'
import type { BoardInfo } from '../http/boardApi.ts'
import { createWritable } from '../sync/readable.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { useReadable } from '../ui/useReadable.ts'
import type { BoardParts } from './boardParts.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { DeletedBoardPage } from './DeletedBoardPage.tsx'
import { OpenBoard } from './OpenBoard.tsx'
import type { Opening, OpeningBoard } from './openingBoard.ts'
import { ProblemPage } from './ProblemPage.tsx'
import { ShownBoard } from './ShownBoard.tsx'
import { useForgetDeadLink } from './useForgetDeadLink.ts'

type BoardPageProps = { link: BoardLink | undefined; opening: OpeningBoard<BoardParts> | undefined; profile: DeviceProfile; shown: boolean }

const noLink = createWritable<Opening<BoardParts>>({ state: 'refused', problem: 'wrong-link', retrying: false })

/** The page of one board: on its way, open, or why it isn't. `shown`: it is to be looked at only. */
export function BoardPage({ link, opening, profile, shown }: BoardPageProps) {
  const now = useReadable(opening ?? noLink)
  useForgetDeadLink(link, now.state === 'refused' ? now.problem : undefined)
  return (
    <>
      {link && now.state === 'open' ? open(link, now.info, now.parts) : closed()}
      <Toasts raised />
    </>
  )

  function open(openLink: BoardLink, info: BoardInfo, parts: BoardParts) {
    if (shown) return <ShownBoard link={openLink} info={info} parts={parts} />
    return <OpenBoard link={openLink} info={info} parts={parts} profile={profile} />
  }

  function closed() {
    switch (now.state) {
      case 'opening':
      case 'open':
        return <BoardSkeleton />
      case 'refused':
        if (link && now.problem === 'board-deleted') return <DeletedBoardPage link={link} />
        return <ProblemPage problem={now.problem} retrying={now.retrying} onRetry={() => opening?.retry()} />
      default:
        return assertNever(now)
    }
  }
}
