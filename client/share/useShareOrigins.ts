import { useEffect, useState } from 'react'
import { fetchClientConfig } from '../http/boardApi.ts'
import { isOnlyThisDevice } from './shareLinks.ts'

/**
 * The origins that links to pass on may have, the likeliest first. A page that was opened on the server's own machine as
 * localhost asks for the addresses in the room, each time it is `asked`: the machine may have changed its Wi-Fi since.
 * `onlyHere`: there is none, links open nothing on other devices.
 */
export function useShareOrigins(asked: boolean): { origins: string[]; onlyHere: boolean } {
  const isLocal = isOnlyThisDevice(location.hostname)
  const [nearby, setNearby] = useState<string[]>()
  useEffect(() => {
    if (!asked || !isLocal) return
    let isOver = false
    void fetchClientConfig().then(({ nearbyOrigins }) => !isOver && setNearby(nearbyOrigins))
    return () => {
      isOver = true
    }
  }, [asked, isLocal])
  if (!isLocal || !nearby?.length) return { origins: [location.origin], onlyHere: isLocal && nearby !== undefined }
  return { origins: nearby, onlyHere: false }
}
