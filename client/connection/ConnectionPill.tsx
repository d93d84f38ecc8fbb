import { Check, CloudOff, LoaderCircle, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { classNames } from '../ui/classNames.ts'
import styles from './ConnectionPill.module.css'
import type { ConnectionStatus } from './connectionStatus.ts'

/** Says how the connection is, only when there is something to say. `isKept`: changes survive this page. Read out when it changes. */
export function ConnectionPill({ status, isKept }: { status: ConnectionStatus; isKept: boolean }) {
  const words = useWords(status, isKept)
  return (
    <div className={styles['place']} role="status" aria-live="polite">
      {words && (
        <div className={classNames(styles['pill'], styles[status.kind])}>
          {words.icon}
          <span>{words.text}</span>
        </div>
      )}
    </div>
  )
}

function useWords(status: ConnectionStatus, isKept: boolean): { icon: ReactNode; text: string } | undefined {
  const { t } = useTranslation()
  switch (status.kind) {
    case 'hidden':
      return undefined
    case 'connecting':
      return { icon: <LoaderCircle className={styles['turning']} />, text: t('board.connection.connecting') }
    case 'saving':
      return { icon: <LoaderCircle className={styles['turning']} />, text: t('board.connection.saving') }
    case 'offline':
      return { icon: <CloudOff />, text: offlineWords(status.unsaved) }
    case 'catching-up':
      return { icon: <RefreshCw />, text: t('board.connection.catchingUp', { count: status.unsaved }) }
    case 'back':
      return { icon: <Check />, text: t('board.connection.back') }
    default:
      return assertNever(status)
  }
  function offlineWords(count: number): string {
    if (count === 0) return t('board.connection.offline')
    return isKept ? t('board.connection.offlineUnsaved', { count }) : t('board.connection.offlineUnkept', { count })
  }
}
