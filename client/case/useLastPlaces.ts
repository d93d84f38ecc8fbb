import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import type { Point } from '../../shared/board/plane.ts'
import type { BoardCases } from '../../shared/version/compare.ts'
import { lastPlacesOf } from '../../shared/version/lastPlaces.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { fetchVersion, fetchVersions } from '../http/versionApi.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'

/** Versions that are looked at, and bytes of them (before compression): a large board is not fetched many times for a few points. */
const mostVersions = 8
const mostBytes = 2_000_000

/** Where the board's notes stood in its last versions, the oldest first: fetched once, when the panel has a note to show. */
export function usePastMoments(link: BoardLink, isWanted: boolean): readonly BoardCases[] {
  const [moments, setMoments] = useState<readonly BoardCases[]>(none)
  useEffect(() => {
    if (!isWanted) return undefined
    let isThere = true
    void fetchMoments(link, (cases) => {
      if (isThere) setMoments((newer) => [cases, ...newer])
      return isThere
    })
    return () => {
      isThere = false
      setMoments(none)
    }
  }, [link, isWanted])
  return moments
}

/** The last places of a note on the page as it is now, the oldest first. */
export function useLastPlaces(note: CaseNote | undefined, notes: LiveNotes, moments: readonly BoardCases[]): readonly Point[] {
  return useMemo(() => {
    if (!note || moments.length === 0) return none
    return lastPlacesOf(note.id, moments, { notes: [note], matrices: notes.matrices() })
  }, [note, notes, moments])
}

const none: readonly never[] = []

/** The newest first, one after the other: between two of them the page is free. `take` answers whether anybody wants more. */
async function fetchMoments(link: BoardLink, take: (cases: BoardCases) => boolean): Promise<void> {
  const versions = await fetchVersions(link)
  if (typeof versions === 'string') return
  let bytes = 0
  for (const { id } of versions.slice(-mostVersions).toReversed()) {
    const update = await fetchVersion(link, id)
    if (!update || !take(casesIn(update))) return
    bytes += update.length
    if (bytes > mostBytes) return
  }
}

function casesIn(update: Uint8Array): BoardCases {
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  const cases = casesOfDocument(document)
  return { notes: cases.all(), matrices: cases.matrices }
}
