import { Library, Plus, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { circlePath } from '../boards/circleLink.ts'
import { forgetCircle, keepCircle, useKeptCircles } from '../boards/keptCircles.ts'
import type { KnownCircle } from '../boards/knownCircles.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './YourCircles.module.css'

const StartCircle = lazy(async () => ({ default: (await import('./StartCircle.tsx')).StartCircle }))

/** The circles that were opened on this device, and the way to start one. */
export function YourCircles() {
  const { t } = useTranslation()
  const circles = useKeptCircles()
  const [isStarting, setStarting] = useState(false)

  function remove(circle: KnownCircle): void {
    forgetCircle(circle.circleId)
    showToast(t('home.circles.removed', { name: circle.name }), { label: t('common.undo'), run: () => keepCircle(circle) })
  }

  return (
    <section className={styles['section']} aria-labelledby="your-circles">
      <div className={styles['head']}>
        <div>
          <h2 id="your-circles" className={styles['title']}>
            {t('home.circles.title')}
          </h2>
          <p className={styles['note']}>{t('home.circles.note')}</p>
        </div>
        <Button onClick={() => setStarting(true)}>
          <Plus />
          {t('home.circles.start')}
        </Button>
      </div>
      {circles.length > 0 && (
        <ul className={styles['circles']}>
          {circles.map((circle) => (
            <li key={circle.circleId} className={styles['circle']}>
              <Library />
              <span className={styles['words']}>
                <a href={circlePath(circle)}>{circle.name}</a>
                <span className={styles['role']}>
                  {t(circle.role === 'facilitator' ? 'home.circles.role.facilitator' : 'home.circles.role.member')}
                </span>
              </span>
              <IconButton label={t('home.circles.remove', { name: circle.name })} icon={<X />} onClick={() => remove(circle)} />
            </li>
          ))}
        </ul>
      )}
      {isStarting && (
        <Suspense>
          <StartCircle onClose={() => setStarting(false)} />
        </Suspense>
      )}
    </section>
  )
}
