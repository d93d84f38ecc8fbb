import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { classNames } from '../ui/classNames.ts'
import { LinkField } from './LinkField.tsx'
import styles from './LinkSection.module.css'
import { RenewBoardLink } from './RenewBoardLink.tsx'
import type { ShareLink } from './shareLinks.ts'

type LinkSectionProps = {
  shared: ShareLink
  /** What is needed to replace the link; undefined where that isn't this person's to do. */
  renewal: { link: BoardLink; onRenewed: (generations: KeyGenerations) => void } | undefined
  primary: boolean
}

/** One link: for whom it is, what it lets them do, how to copy it and how to replace it. */
export function LinkSection({ shared, renewal, primary }: LinkSectionProps) {
  const { heading, text } = useWords(shared.role)
  return (
    <section className={classNames(styles['section'], !primary && styles['lined'])}>
      <h3 className={styles['heading']}>{heading}</h3>
      <p className={styles['text']}>{text}</p>
      <LinkField label={heading} url={shared.url} primary={primary} />
      {renewal && shared.role !== 'facilitator' && <RenewBoardLink role={shared.role} {...renewal} />}
    </section>
  )
}

function useWords(role: Role): { heading: string; text: string } {
  const { t } = useTranslation()
  switch (role) {
    case 'participant':
      return { heading: t('board.share.participant.title'), text: t('board.share.participant.text') }
    case 'viewer':
      return { heading: t('board.share.viewer.title'), text: t('board.share.viewer.text') }
    case 'facilitator':
      return { heading: t('board.share.facilitator.title'), text: t('board.share.facilitator.text') }
    default:
      return assertNever(role)
  }
}
