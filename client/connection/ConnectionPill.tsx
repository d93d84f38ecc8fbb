import { Check, CloudAlert, CloudOff, LoaderCircle, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { classNames } from '../ui/classNames.ts'
import styles from './ConnectionPill.module.css'
import type { ConnectionStatus, OfflineCause } from './connectionStatus.ts'

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
      return { icon: <CloudOff />, text: status.because ? causeWords(status.because) : offlineWords(status.unsaved) }
    case 'not-saved':
      return {
        icon: <CloudAlert />,
        text: isKept
          ? t('board.connection.notSaved', { count: status.unsaved })
          : t('board.connection.notSavedUnkept', { count: status.unsaved }),
      }
    case 'catching-up':
      return { icon: <RefreshCw />, text: t('board.connection.catchingUp', { count: status.unsaved }) }
    case 'back':
      return { icon: <Check />, text: backWords(status.after) }
    default:
      return assertNever(status)
  }
  function causeWords(cause: OfflineCause): string {
    switch (cause) {
      case 'tooManyMessages':
        return t('board.connection.tooMuch')
      case 'boardFull':
        return t('board.connection.boardFull')
      case 'serverFull':
        return t('board.connection.serverFull')
      default:
        return assertNever(cause)
    }
  }
  function backWords(after: Extract<ConnectionStatus, { kind: 'back' }>['after']): string {
    switch (after) {
      case 'offline':
        return t('board.connection.back')
      case 'not-saved':
        return t('board.connection.savedAgain')
      case 'too-much':
        return t('board.connection.backTooMuch')
      default:
        return assertNever(after)
    }
  }
  function offlineWords(count: number): string {
    if (count === 0) return t('board.connection.offline')
    return isKept ? t('board.connection.offlineUnsaved', { count }) : t('board.connection.offlineUnkept', { count })
  }
}
