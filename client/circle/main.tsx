import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '../../shared/must.ts'
import { boardOfAddress, parseCircleLink } from '../boards/circleLink.ts'
import { startTheme } from '../device/theme.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { registerServiceWorker } from '../serviceWorker/registerServiceWorker.ts'
import { loadFonts } from '../ui/loadFonts.ts'
import { CirclePage } from './CirclePage.tsx'
import { goToBoard } from './goToBoard.ts'

startTheme()
// Another key in the same address is another visit, and browsers don't load the page again for it.
addEventListener('hashchange', () => location.reload())

const link = parseCircleLink(location)
const asked = boardOfAddress(location)
const root = createRoot(must(document.getElementById('root'), 'circle.html has a root'))
const texts = startI18n({ ja: () => import('../locales/ja/circlePage.ts'), en: () => import('../locales/en/circlePage.ts') })

if (!link || !asked || (await goToBoard(link, asked.boardId, asked.note)) !== 'going') {
  await texts
  root.render(
    <StrictMode>
      <CirclePage link={link} />
    </StrictMode>,
  )
  void loadFonts()
}
registerServiceWorker()
