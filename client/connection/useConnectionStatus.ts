import { useEffect, useState } from 'react'
import type { Connection } from '../sync/connection.ts'
import type { Readable } from '../sync/readable.ts'
import { nextWatched, statusEndsAt, statusOf, watchConnection, type ConnectionStatus } from './connectionStatus.ts'

/** What to show of the connection now; draws again when that changes. */
export function useConnectionStatus(connection: Readable<Connection>): ConnectionStatus {
  const [status, setStatus] = useState<ConnectionStatus>({ kind: 'hidden' })
  useEffect(() => {
    let watched = watchConnection(connection.get(), Date.now())
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (): void => {
      const now = Date.now()
      const next = statusOf(watched, now)
      setStatus((shown) => (isSame(shown, next) ? shown : next))
      clearTimeout(timer)
      const endsAt = statusEndsAt(watched, now)
      if (endsAt !== undefined) timer = setTimeout(show, endsAt - now)
    }
    const unsubscribe = connection.subscribe(() => {
      watched = nextWatched(watched, connection.get(), Date.now())
      show()
    })
    show()
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [connection])
  return status
}

function isSame(one: ConnectionStatus, other: ConnectionStatus): boolean {
  const unsavedOf = (status: ConnectionStatus): number => ('unsaved' in status ? status.unsaved : 0)
  return one.kind === other.kind && unsavedOf(one) === unsavedOf(other)
}
