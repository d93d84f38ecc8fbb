import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Readable } from '../sync/readable.ts'
import { Popover } from '../ui/Popover.tsx'
import { useReadable } from '../ui/useReadable.ts'
import styles from './LeftOutNotice.module.css'

/** Says quietly that some of the board can't be shown; opens an explanation. Nothing while all of it can. */
export function LeftOutNotice({ leftOut }: { leftOut: Readable<number> }) {
  const { t } = useTranslation()
  const count = useReadable(leftOut)
  if (count === 0) return null
  const title = t('board.leftOut.title', { count })
  return (
    <Popover
      label={title}
      trigger={
        <button type="button" className={styles['notice']}>
          <CircleAlert />
          <span>{title}</span>
        </button>
      }
    >
      <p className={styles['text']}>{t('board.leftOut.text')}</p>
    </Popover>
  )
}
