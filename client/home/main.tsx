import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '../../shared/must.ts'
import { startTheme } from '../device/theme.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { Home } from './Home.tsx'

startTheme()
await startI18n({
  ja: async () => ({ common: await import('../locales/ja/common.json'), home: await import('../locales/ja/home.json') }),
  en: async () => ({ common: await import('../locales/en/common.json'), home: await import('../locales/en/home.json') }),
})
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <Home />
  </StrictMode>,
)
