import { useEffect, useState } from 'react'
import { originOf } from '../../shared/document/copyBoardDocument.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { keptBoards } from '../boards/keptBoards.ts'
import { fetchVersions } from '../http/versionApi.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** The board that another was copied from, with its versions, the oldest first. */
export type OriginBoard = { title: string; link: BoardLink; versions: readonly BoardVersion[] }

/** The board that this one was copied from; undefined when there is none, or this device has no link to it. */
export function useOrigin(live: LiveBoard): OriginBoard | undefined {
  const [origin, setOrigin] = useState<OriginBoard>()
  useEffect(() => {
    let isWanted = true
    const known = keptBoards().find(({ boardId }) => boardId === originOf(live.document)?.board)
    if (!known) return undefined
    const link = { boardId: known.boardId, key: known.key }
    void fetchVersions(link).then((versions) => {
      if (isWanted && typeof versions !== 'string' && versions.length > 0) setOrigin({ title: known.title, link, versions })
    })
    return () => void (isWanted = false)
  }, [live])
  return origin
}
