import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardView } from '../notes/boardView.ts'
import { rememberSettings } from '../notes/canvasSettings.ts'
import { watchNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { openStillBoard } from '../sync/stillBoard.ts'
import type { VersionDocuments } from './versionDocuments.ts'

/** Looking at versions in place of the present. */
export type LookBack = {
  /** Undefined: back to now. The last one asked for is shown, whichever comes first. */
  lookAt: (version: BoardVersion | undefined) => void
  /** The version that is on its way. */
  loading: BoardVersion | undefined
  /** The version that didn't come. */
  failed: BoardVersion | undefined
}

/** Shows versions on one canvas, so that what is the same in two of them stays where it is. Ends with the component. */
export function useLookBack(live: LiveBoard, view: BoardView, documents: VersionDocuments): LookBack {
  const { still } = view
  const asked = useRef<BoardVersion>(undefined)
  const [loading, setLoading] = useState<BoardVersion>()
  const [failed, setFailed] = useState<BoardVersion>()

  const lookAt = useCallback(
    (version: BoardVersion | undefined) => {
      asked.current = version
      setLoading(version)
      setFailed(undefined)
      if (!version) return still.set(undefined)
      void documents(version.id).then((document) => {
        if (asked.current !== version) return
        setLoading(undefined)
        if (!document) return setFailed(version)
        const present = still.get()
        present?.board.show(document)
        const board = present?.board ?? openStillBoard(document)
        // Who may not know who wrote a note now may not know it of then.
        rememberSettings(board.canvasStore, live.settings)
        still.set({ board, notes: present?.notes ?? watchNotes(board.canvasStore), version })
      })
    },
    [live, documents, still],
  )

  useEffect(
    () => () => {
      asked.current = undefined
      still.set(undefined)
    },
    [still],
  )
  return { lookAt, loading, failed }
}
