import { useTranslation } from 'react-i18next'
import { Toasts } from '../ui/Toasts.tsx'
import styles from './Home.module.css'
import { HomeFooter } from './HomeFooter.tsx'
import { HomeHeader } from './HomeHeader.tsx'
import { NewBoardForm } from './NewBoardForm.tsx'
import { YourBoards } from './YourBoards.tsx'
import { YourCircles } from './YourCircles.tsx'

/** The first page: start a board, or go on with one that was opened on this device. */
export function Home() {
  const { t } = useTranslation()
  return (
    <div className={styles['page']}>
      <HomeHeader />
      <main>
        <NewBoardForm>
          <h1 className={styles['headline']}>{t('home.headline')}</h1>
          <p className={styles['lead']}>{t('home.lead')}</p>
        </NewBoardForm>
        <YourCircles />
        <YourBoards />
      </main>
      <HomeFooter />
      <Toasts />
    </div>
  )
}
