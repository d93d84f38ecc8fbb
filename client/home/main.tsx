import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import { keptBoards } from '../boards/keptBoards.ts'
import { openSeenBoards } from '../boards/seenBoards.ts'
import { startTheme } from '../device/theme.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { registerServiceWorker } from '../serviceWorker/registerServiceWorker.ts'
import { removeForgottenCopies } from '../sync/removeForgottenCopies.ts'
import { loadFonts } from '../ui/loadFonts.ts'
import { Home } from './Home.tsx'

startTheme()
await startI18n({ ja: () => import('../locales/ja/homePage.ts'), en: () => import('../locales/en/homePage.ts') })
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <Home />
  </StrictMode>,
)
void loadFonts()
registerServiceWorker()
// At the next visit after a board was taken off the list: until then that can be undone.
const isListed = (boardId: BoardId): boolean => keptBoards().some((board) => board.boardId === boardId)
void removeForgottenCopies(isListed)
void openSeenBoards().forgetUnlisted(isListed)
