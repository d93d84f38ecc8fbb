import { useCallback, useEffect, useState } from 'react'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { fetchVersions } from '../http/versionApi.ts'

/** What is known of a board's versions, the oldest first. `problem`: why the last asking came to nothing. */
export type KnownVersions = { versions: readonly BoardVersion[] | undefined; problem: Refusal | undefined; refresh: () => Promise<void> }

// Others name versions, and the server makes its own.
const refreshMs = 30_000

/** The versions of a board, asked for again now and then. */
export function useVersions(link: BoardLink): KnownVersions {
  const [versions, setVersions] = useState<readonly BoardVersion[]>()
  const [problem, setProblem] = useState<Refusal>()

  const refresh = useCallback(async () => {
    const answer = await fetchVersions(link)
    if (typeof answer === 'string') return setProblem(answer)
    setProblem(undefined)
    setVersions(answer)
  }, [link])

  useEffect(() => {
    const first = setTimeout(() => void refresh())
    const timer = setInterval(() => void refresh(), refreshMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [refresh])

  return { versions, problem, refresh }
}
