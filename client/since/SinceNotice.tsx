import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { Readable } from '../sync/readable.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useReadable } from '../ui/useReadable.ts'
import styles from './SinceNotice.module.css'
import { useSinceWords } from './useSinceWords.ts'

type SinceNoticeProps = {
  view: BoardView
  settings: Readable<BoardSettings>
  /** What it tells is on the screen already, or would be wrong of what is. */
  isCovered: boolean
  onShow: () => void
  onClose: () => void
}

/** Says once, in a line, what has changed while one was away. Read out when it comes. */
export function SinceNotice({ view, settings, isCovered, onShow, onClose }: SinceNoticeProps) {
  const { t } = useTranslation()
  const words = useSinceWords()
  const since = useReadable(view.since)
  const now = useReadable(settings)
  const told = since && words(since, now)
  const isSeen = told && !isCovered

  function close(): void {
    view.since.set(undefined)
    onClose()
  }

  return (
    <div className={isSeen ? styles['notice'] : undefined}>
      {/* Always there, or screen readers wouldn't hear of what comes into it; while it is covered it isn't said again. */}
      <p role="status" className={classNames(isSeen ? styles['text'] : 'visually-hidden')}>
        {told && (
          <>
            <span className={styles['when']}>{told.when}</span>
            {told.what}
          </>
        )}
      </p>
      {isSeen && (
        <>
          <Button onClick={onShow}>{t('since.show')}</Button>
          <IconButton label={t('since.close')} icon={<X />} onClick={close} />
        </>
      )}
    </div>
  )
}
