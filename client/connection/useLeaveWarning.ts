import { useEffect } from 'react'
import type { Connection } from '../sync/connection.ts'
import type { Readable } from '../sync/readable.ts'

/** Has the browser ask before the page is left while changes are in this page only. */
export function useLeaveWarning(connection: Readable<Connection>, isKept: Readable<boolean>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (connection.get().unsaved > 0 && !isKept.get()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [connection, isKept])
}
