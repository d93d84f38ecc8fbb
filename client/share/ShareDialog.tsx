import { Library, Maximize, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LinkSection } from './LinkSection.tsx'
import { QrCode } from './QrCode.tsx'
import { QrScreen } from './QrScreen.tsx'
import styles from './ShareDialog.module.css'
import { AddressChoice } from './AddressChoice.tsx'
import { shareLinksOf, shownLinksOf } from './shareLinks.ts'
import { ShownSection } from './ShownSection.tsx'
import { useShareOrigins } from './useShareOrigins.ts'

export type ShareDialogProps = {
  link: BoardLink
  role: Role
  title: string
  /** Known to facilitators. */
  keyGenerations: KeyGenerations | undefined
  onRenewed: (generations: KeyGenerations) => void
  /** Through which one has come. */
  circle: { name: string } | undefined
  open: boolean
  onClose: () => void
}

/** The links one may pass on, the first of them also as a QR code for the room. */
export function ShareDialog({ link, role, title, keyGenerations, onRenewed, circle, open, onClose }: ShareDialogProps) {
  const { t } = useTranslation()
  const [large, setLarge] = useState(false)
  const { origins, onlyHere } = useShareOrigins(open)
  const [chosen, setChosen] = useState<string>()
  const origin = origins.find((one) => one === chosen) ?? origins[0] ?? location.origin
  const [first, ...others] = shareLinksOf(link, role, keyGenerations, origin)
  if (!first) return null
  const shown = shownLinksOf(link, role, keyGenerations, origin)
  const renewal = can(role, 'facilitate') ? { link, onRenewed } : undefined
  return (
    <Dialog title={t('board.share.title')} lead={t('board.share.lead')} open={open} onClose={onClose} size="wide">
      {onlyHere && (
        <div className={styles['warning']}>
          <Banner icon={<TriangleAlert />}>{t('board.share.localhost', { host: location.host })}</Banner>
        </div>
      )}
      {circle && (
        <div className={styles['warning']}>
          <Banner icon={<Library />}>
            {t(renewal ? 'board.share.throughCircle' : 'board.share.throughCircleMember', { name: circle.name })}
          </Banner>
        </div>
      )}
      {origins.length > 1 && <AddressChoice origins={origins} origin={origin} onChange={setChosen} />}
      <div className={styles['room']}>
        <div className={styles['qr']}>
          <QrCode text={first.url} label={t('board.share.qr')} />
          <Button onClick={() => setLarge(true)}>
            <Maximize />
            {t('board.share.large')}
          </Button>
        </div>
        <LinkSection shared={first} renewal={renewal} primary />
      </div>
      {others.map((shared) => (
        <LinkSection key={shared.role} shared={shared} renewal={shared.role === 'facilitator' ? undefined : renewal} primary={false} />
      ))}
      {shown && <ShownSection {...shown} />}
      <QrScreen url={first.url} title={title} open={large} onClose={() => setLarge(false)} />
    </Dialog>
  )
}
