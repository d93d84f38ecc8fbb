import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Role } from '../../shared/board/role.ts'
import { must } from '../../shared/must.ts'
import { boardPath, isShownOnly, linkWithKeptKey, parseBoardLink, type BoardLink } from '../boards/boardLink.ts'
import { keptBoards } from '../boards/keptBoards.ts'
import { profileOfDevice } from '../device/profile.ts'
import { startTheme } from '../device/theme.ts'
import { fetchBoard } from '../http/boardApi.ts'
import { fetchSnapshot } from '../http/fetchSnapshot.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { registerServiceWorker } from '../serviceWorker/registerServiceWorker.ts'
import { loadFonts } from '../ui/loadFonts.ts'
import { BoardPage } from './BoardPage.tsx'
import { loadBoardParts, type BoardParts } from './boardParts.ts'
import { startOpening, type OpeningBoard } from './openingBoard.ts'

startTheme()
// Another key in the same address is another visit, and browsers don't load the page again for it.
addEventListener('hashchange', () => location.reload())

// First of all, because nothing is shown without them.
const texts = startI18n({ ja: () => import('../locales/ja/boardPage.ts'), en: () => import('../locales/en/boardPage.ts') })
const link = parseBoardLink(location) ?? linkOnThisDevice()
const profile = profileOfDevice()
const shown = isShownOnly(location)
const opening = link && openBoard(link)
addEventListener('online', () => opening?.retry())

await texts
createRoot(must(document.getElementById('root'), 'board.html has a root')).render(
  <StrictMode>
    <BoardPage link={link} opening={opening} profile={profile} shown={shown} />
  </StrictMode>,
)
void loadFonts()
registerServiceWorker()

function linkOnThisDevice(): BoardLink | undefined {
  const known = linkWithKeptKey(location, keptBoards())
  // As if it had come whole: to be reloaded, and kept as a bookmark.
  if (known) history.replaceState(history.state, '', boardPath(known).replace('#', `${location.search}#`))
  return known
}

function openBoard(link: BoardLink): OpeningBoard<BoardParts> {
  const known = keptBoards().find(({ boardId, key }) => boardId === link.boardId && key === link.key)
  let fetching: Promise<Uint8Array | undefined> | undefined
  const snapshot = (): Promise<Uint8Array | undefined> => (fetching ??= fetchSnapshot(link.boardId, link.key))
  // This device can't have a copy: the board comes while the code that shows it is being loaded.
  if (!known) void snapshot()
  let tellRole = (_role: Role): void => undefined
  const role = known?.role ?? new Promise<Role>((resolve) => (tellRole = resolve))
  return startOpening({
    async fetchInfo() {
      const info = await fetchBoard(link.boardId, link.key)
      if (typeof info !== 'string') tellRole(info.role)
      return info
    },
    loadParts: () => loadBoardParts(link, role, shown ? undefined : { ...profile, name: profile.name ?? '' }, snapshot),
    setTimeout: (run, ms) => setTimeout(run, ms),
    remembered: known && {
      info: { title: known.title, role: known.role, keyGenerations: undefined, circle: undefined, circles: [] },
      isHere: ({ live }) => live.fromDevice,
    },
  })
}
