import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { deriveMemberKey } from '../../shared/circle/circleKey.ts'
import { circlePath, type CircleLink } from '../boards/circleLink.ts'
import { renewMemberKey } from '../http/circleApi.ts'
import type { Shelf } from '../http/shelfApi.ts'
import { LinkField } from '../share/LinkField.tsx'
import { QrCode } from '../share/QrCode.tsx'
import { RenewLink } from '../share/RenewLink.tsx'
import { useShareOrigins } from '../share/useShareOrigins.ts'
import { Banner } from '../ui/Banner.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './CirclePage.module.css'

type ShareCircleProps = { link: CircleLink; shelf: Shelf; onRenewed: (keyGeneration: number) => void; onClose: () => void }

/** The circle's links that one may pass on: the members', and for facilitators theirs. */
export function ShareCircle({ link, shelf, onRenewed, onClose }: ShareCircleProps) {
  const { t } = useTranslation()
  const { origins, onlyHere } = useShareOrigins(true)
  const origin = origins[0] ?? location.origin
  const { keyGeneration } = shelf
  const memberKey = keyGeneration === undefined ? link.key : deriveMemberKey(link.key, keyGeneration)
  const memberUrl = origin + circlePath({ ...link, key: memberKey })

  async function renew(): Promise<boolean> {
    const renewed = await renewMemberKey(link)
    if (typeof renewed === 'number') onRenewed(renewed)
    return typeof renewed === 'number'
  }

  return (
    <Dialog title={t('circle.share.title')} lead={t('circle.share.lead')} open onClose={onClose} size="wide">
      {onlyHere && (
        <div className={styles['localhost']}>
          <Banner icon={<TriangleAlert />}>{t('circle.share.localhost', { host: location.host })}</Banner>
        </div>
      )}
      <div className={styles['shared']}>
        <div className={styles['qr']}>
          <QrCode text={memberUrl} label={t('circle.share.qr')} />
        </div>
        <section className={styles['sharedLink']}>
          <h3>{t('circle.share.member.title')}</h3>
          <p className={styles['muted']}>{t('circle.share.member.text')}</p>
          <LinkField label={t('circle.share.member.title')} url={memberUrl} primary />
          {keyGeneration !== undefined && (
            <RenewLink
              words={{
                start: t('circle.renew.start'),
                warning: t('circle.renew.warning'),
                keep: t('circle.renew.keep'),
                confirm: t('circle.renew.confirm'),
                failed: t('circle.renew.failed'),
                done: t('circle.renew.done'),
              }}
              renew={renew}
            />
          )}
        </section>
      </div>
      {keyGeneration !== undefined && (
        <section className={styles['sharedLink']}>
          <h3>{t('circle.share.facilitator.title')}</h3>
          <p className={styles['muted']}>{t('circle.share.facilitator.text')}</p>
          <LinkField label={t('circle.share.facilitator.title')} url={origin + circlePath(link)} primary={false} />
        </section>
      )}
    </Dialog>
  )
}
