import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { compare, type BoardCases, type BoardComparison } from '../../shared/version/compare.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { VersionDocuments } from './versionDocuments.ts'

/** What lies between two moments; `now`: the present, as it changes. Undefined until both are there. */
export function useComparison(
  notes: LiveNotes,
  documents: VersionDocuments,
  from: BoardVersion | undefined,
  to: BoardVersion | undefined,
): BoardComparison | undefined | 'failed' {
  const present = useCases(notes)
  const before = useVersionCases(documents, from)
  const after = useVersionCases(documents, to)
  return useMemo(() => {
    if (before === 'failed' || after === 'failed') return 'failed'
    const last = to ? after : present
    return before && last && compare(before, last)
  }, [before, after, present, to])
}

function useCases(notes: LiveNotes): BoardCases {
  const all = useSyncExternalStore(notes.subscribe, notes.all)
  const matrices = useSyncExternalStore(notes.subscribe, notes.matrices)
  return useMemo(() => ({ notes: all, matrices }), [all, matrices])
}

function useVersionCases(documents: VersionDocuments, version: BoardVersion | undefined): BoardCases | undefined | 'failed' {
  const [read, setRead] = useState<{ version: BoardVersion; cases: BoardCases | 'failed' }>()
  useEffect(() => {
    let isWanted = true
    if (!version) return undefined
    void documents(version.id).then((document) => {
      if (!isWanted) return
      const cases = document && casesOfDocument(document)
      setRead({ version, cases: cases ? { notes: cases.all(), matrices: cases.matrices } : 'failed' })
    })
    return () => void (isWanted = false)
  }, [documents, version])
  // What was read for another version is none.
  return version && read?.version.id === version.id ? read.cases : undefined
}
