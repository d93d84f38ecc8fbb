import { useTranslation } from 'react-i18next'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { fetchBoard, renewKey } from '../http/boardApi.ts'
import { RenewLink } from './RenewLink.tsx'

type RenewBoardLinkProps = { role: 'participant' | 'viewer'; link: BoardLink; onRenewed: (generations: KeyGenerations) => void }

/** Replaces a link of a board. */
export function RenewBoardLink({ role, link, onRenewed }: RenewBoardLinkProps) {
  const { t } = useTranslation()

  async function renew(): Promise<boolean> {
    const generations = await renewed(link, role)
    if (generations) onRenewed(generations)
    return generations !== undefined
  }

  return (
    <RenewLink
      words={{
        start: t('board.share.renew.start'),
        warning: t('board.share.renew.warning'),
        keep: t('board.share.renew.keep'),
        confirm: t('board.share.renew.confirm'),
        failed: t('board.share.renew.failed'),
        done: t('board.share.renew.done'),
      }}
      renew={renew}
    />
  )
}

async function renewed(link: BoardLink, role: 'participant' | 'viewer'): Promise<KeyGenerations | undefined> {
  const generations = await renewKey(link.boardId, link.key, role)
  if (typeof generations !== 'string') return generations
  if (generations !== 'conflict') return undefined
  // Another facilitator did it a moment before: their link is the new one.
  const board = await fetchBoard(link.boardId, link.key)
  return typeof board === 'string' ? undefined : board.keyGenerations
}
