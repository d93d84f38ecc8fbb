import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BoardView } from '../notes/boardView.ts'
import { Button } from '../ui/Button.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { useVersionWords } from './useVersionWords.ts'
import styles from './StillBanner.module.css'

/** Says that the board on the screen is one of then, and leads back to now. */
export function StillBanner({ view }: { view: BoardView }) {
  const { t } = useTranslation()
  const words = useVersionWords()
  const still = useReadable(view.still)
  if (!still) return null
  return (
    <div className={styles['banner']} role="status">
      <History aria-hidden="true" />
      <span className={styles['words']}>{t('versions.looking', { version: words.whole(still.version) })}</span>
      <Button className={styles['back']} onClick={() => view.still.set(undefined)}>
        {t('versions.back')}
      </Button>
    </div>
  )
}
