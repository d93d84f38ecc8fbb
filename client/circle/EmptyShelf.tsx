import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CircleRole } from '../../shared/circle/circleKey.ts'
import type { CircleLink } from '../boards/circleLink.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import styles from './CirclePage.module.css'

/** A shelf without boards: how they get there. */
export function EmptyShelf({ link, role }: { link: CircleLink; role: CircleRole }) {
  const { t } = useTranslation()
  return (
    <section className={styles['empty']}>
      <span className={styles['problemMark']}>
        <Mark size={56} />
      </span>
      <div>
        <h2>{t('circle.empty.title')}</h2>
        <p className={styles['muted']}>{t(role === 'facilitator' ? 'circle.empty.facilitator' : 'circle.empty.member')}</p>
        {role === 'facilitator' && (
          <ButtonLink look="primary" size="large" href={`/?circle=${link.circleId}`}>
            <Plus />
            {t('circle.empty.start')}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}
