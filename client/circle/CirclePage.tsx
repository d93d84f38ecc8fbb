import { useTranslation } from 'react-i18next'
import type { CircleLink } from '../boards/circleLink.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { CircleHeader } from './CircleHeader.tsx'
import styles from './CirclePage.module.css'
import { CircleProblem } from './CircleProblem.tsx'
import { OpenCircle } from './OpenCircle.tsx'

/** The page of one circle: its shelf, or why there is none to see. */
export function CirclePage({ link }: { link: CircleLink | undefined }) {
  const { t } = useTranslation()
  return (
    <div className={styles['page']}>
      <CircleHeader />
      <main>{link ? <OpenCircle link={link} /> : <CircleProblem problem="not-found" />}</main>
      <footer className={styles['footer']}>
        <p>{t('circle.foot')}</p>
      </footer>
      <Toasts />
    </div>
  )
}
