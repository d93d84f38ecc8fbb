import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import type { EarlierMoment } from '../../shared/handout/comparedWith.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { fetchVersion, fetchVersions } from '../http/versionApi.ts'
import type { ShownMoment } from './shownMoment.ts'

/** The versions that what is shown can be compared with, the newest first; none while the server is away. */
export function useEarlierVersions(link: BoardLink, past: ShownMoment | undefined): readonly BoardVersion[] {
  const [versions, setVersions] = useState<readonly BoardVersion[]>([])
  useEffect(() => {
    let isWanted = true
    void fetchVersions(link).then((answer) => {
      if (isWanted && typeof answer !== 'string') setVersions(answer.toReversed())
    })
    return () => void (isWanted = false)
  }, [link])
  return past ? versions.filter(({ at }) => at < past.version.at) : versions
}

/** What was on the board in a version. Rejects when it doesn't come. */
export async function fetchEarlier(link: BoardLink, { id, at, name }: BoardVersion): Promise<EarlierMoment> {
  const update = await fetchVersion(link, id)
  if (!update) throw new Error('The version did not come')
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  const cases = casesOfDocument(document)
  return { cases: { notes: cases.all(), matrices: cases.matrices }, at: new Date(at), name }
}
