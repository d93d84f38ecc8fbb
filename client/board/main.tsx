import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '../../shared/must.ts'
import { parseBoardLink } from '../boards/boardLink.ts'
import { profileOfDevice } from '../device/profile.ts'
import { startTheme } from '../device/theme.ts'
import { fetchBoard } from '../http/boardApi.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { loadFonts } from '../ui/loadFonts.ts'
import { BoardPage } from './BoardPage.tsx'
import { loadBoardParts } from './boardParts.ts'
import { startOpening } from './openingBoard.ts'

startTheme()
// Another key in the same address is another visit, and browsers don't load the page again for it.
addEventListener('hashchange', () => location.reload())

const link = parseBoardLink(location)
const profile = profileOfDevice()
const opening =
  link &&
  startOpening({
    fetchInfo: () => fetchBoard(link.boardId, link.key),
    loadParts: () => loadBoardParts(link, { ...profile, name: profile.name ?? '' }),
    setTimeout: (run, ms) => setTimeout(run, ms),
  })
addEventListener('online', () => opening?.retry())

await startI18n({
  ja: async () => {
    const [common, board, canvas] = await Promise.all([
      import('../locales/ja/common.json'),
      import('../locales/ja/board.json'),
      import('../locales/ja/canvas.json'),
    ])
    return { common, board, canvas }
  },
  en: async () => {
    const [common, board, canvas] = await Promise.all([
      import('../locales/en/common.json'),
      import('../locales/en/board.json'),
      import('../locales/en/canvas.json'),
    ])
    return { common, board, canvas }
  },
})
createRoot(must(document.getElementById('root'), 'board.html has a root')).render(
  <StrictMode>
    <BoardPage link={link} opening={opening} profile={profile} />
  </StrictMode>,
)
void loadFonts()
