import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { ConnectionPill } from '../connection/ConnectionPill.tsx'
import { useConnectionStatus } from '../connection/useConnectionStatus.ts'
import { useTheme } from '../device/useTheme.ts'
import type { BoardInfo } from '../http/boardApi.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { QrCode } from '../share/QrCode.tsx'
import { shareLinksOf } from '../share/shareLinks.ts'
import { useShareOrigins } from '../share/useShareOrigins.ts'
import { Mark } from '../ui/Mark.tsx'
import { useReadable } from '../ui/useReadable.ts'
import type { BoardParts } from './boardParts.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { RefusedDialog } from './RefusedDialog.tsx'
import styles from './ShownBoard.module.css'

// Whatever the key of the address lets people do.
const onlooker: Role = 'viewer'

/** The board as a picture that lives: for a projector, or a frame in another page. Beside it the way in. */
export function ShownBoard({ link, info, parts }: { link: BoardLink; info: BoardInfo; parts: BoardParts }) {
  const { t } = useTranslation()
  const { live, view, BoardCanvas, licenseKey, limits } = parts
  const locale = useLocale()
  const theme = useTheme()
  const ready = useReadable(live.ready)
  const liveTitle = useReadable(live.title)
  const title = liveTitle === '' ? info.title : liveTitle
  const people = useReadable(live.participants).length
  const status = useConnectionStatus(live.connection)
  const isKept = useReadable(live.isKept)
  const { origins } = useShareOrigins(true)
  const [first] = shareLinksOf(link, info.role, info.keyGenerations, origins[0] ?? location.origin)
  // Whoever has a facilitator's link runs the board: it is nothing to put on a wall.
  const invitation = first?.role === 'facilitator' ? undefined : first
  const invites = invitation && can(invitation.role, 'edit') ? t('board.shown.join') : t('board.shown.look')

  useEffect(() => {
    document.title = `${title} – Flamingo`
  }, [title])

  return (
    <div className={styles['page']}>
      <main className={styles['canvas']} aria-label={title}>
        <BoardCanvas
          live={live}
          view={view}
          boardKey={link.key}
          role={onlooker}
          locale={locale}
          colorScheme={theme}
          licenseKey={licenseKey}
          uploadBytes={limits.uploadBytes}
          shown
        />
        {!ready && <BoardSkeleton />}
      </main>
      <aside className={styles['side']}>
        <h1 className={styles['title']}>{title}</h1>
        {invitation && (
          <a className={styles['invitation']} href={invitation.url} target="_blank" rel="noopener">
            <span className={styles['code']}>
              <QrCode text={invitation.url} label={t('board.share.qr')} />
            </span>
            <span className={styles['invites']}>{invites}</span>
            <span className={styles['opens']}>{t('board.shown.open')}</span>
          </a>
        )}
        <p className={styles['people']}>{t('board.shown.people', { count: people })}</p>
        <p className={styles['mark']}>
          <Mark />
          Flamingo
        </p>
      </aside>
      <div className={styles['status']}>
        <ConnectionPill status={status} isKept={isKept} />
      </div>
      <RefusedDialog connection={live.connection} isKept={isKept} link={link} limits={limits} />
    </div>
  )
}
