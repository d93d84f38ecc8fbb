import { useEffect } from 'react'
import { locales } from '../../shared/board/locale.ts'
import type { Role } from '../../shared/board/role.ts'
import { matrixOnBoard } from '../../shared/board/placedMatrix.ts'
import { templateIds, type TemplateName } from '../../shared/board/template.ts'
import { metaOf } from '../../shared/document/boardDocument.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { keepBoard } from '../boards/keptBoards.ts'
import { pictureOfNotes } from '../../shared/board/pictureOfNotes.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { useReadable } from '../ui/useReadable.ts'

type OpenedBoard = { link: BoardLink; role: Role; title: string; live: LiveBoard; notes: LiveNotes }

/** Keeps the board that is open in this device's list: when it opens, when its title changes, and as it looks when it is left. */
export function useKeepBoard({ link, role, title, live, notes }: OpenedBoard): void {
  const ready = useReadable(live.ready)
  useEffect(() => {
    if (!ready) return
    const keep = (): void => {
      // A link that was replaced has just been taken off the list.
      if (live.connection.get().state !== 'refused') keepBoard(entryOf({ link, role, title, live, notes }))
    }
    const keepIfHidden = (): void => {
      if (document.visibilityState === 'hidden') keep()
    }
    keep()
    addEventListener('pagehide', keep)
    // Phones end hidden pages without a word.
    document.addEventListener('visibilitychange', keepIfHidden)
    return () => {
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keepIfHidden)
    }
  }, [ready, link, role, title, live, notes])
}

function entryOf({ link, role, title, live, notes }: OpenedBoard) {
  const meta = metaOf(live.document)
  return {
    ...link,
    role,
    title,
    template: templateNames.find((name) => name === meta.get('template')) ?? 'blank',
    locale: locales.find((name) => name === meta.get('locale')) ?? 'en',
    matrices: notes.matrices().map(matrixOnBoard),
    notes: pictureOfNotes(live.canvasStore.allRecords()),
    openedAt: Date.now(),
  } as const
}

const templateNames: readonly TemplateName[] = [...templateIds, 'own']
