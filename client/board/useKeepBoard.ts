import { useEffect } from 'react'
import { locales } from '../../shared/board/locale.ts'
import type { Role } from '../../shared/board/role.ts'
import { templateIds } from '../../shared/board/template.ts'
import { metaOf } from '../../shared/document/boardDocument.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { keepBoard } from '../boards/keptBoards.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { useReadable } from '../ui/useReadable.ts'

/** Keeps the board that is open in this device's list, with its present title. */
export function useKeepBoard({ link, role, title, live }: { link: BoardLink; role: Role; title: string; live: LiveBoard }): void {
  const ready = useReadable(live.ready)
  useEffect(() => {
    if (!ready) return
    const meta = metaOf(live.document)
    const template = templateIds.find((id) => id === meta.get('template')) ?? 'blank'
    const locale = locales.find((name) => name === meta.get('locale')) ?? 'en'
    keepBoard({ ...link, role, title, template, locale, openedAt: Date.now() })
  }, [ready, link, role, title, live])
}
