import type { Editor } from '@tldraw/tldraw'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/board/role.ts'
import type { BoardVersion, VersionId } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { ChangesView } from './ChangesView.tsx'
import { createVersionDocuments } from './versionDocuments.ts'
import { useLookBack } from './useLookBack.ts'
import { useOrigin } from './useOrigin.ts'
import { useVersions } from './useVersions.ts'
import { VersionsList } from './VersionsList.tsx'
import styles from './Versions.module.css'

type VersionsPanelProps = {
  link: BoardLink
  live: LiveBoard
  view: BoardView
  /** The canvas that is seen: the present's, or the one of the version that is looked at. */
  shownEditor: Editor
  role: Role
  title: string
  /** As I call myself. */
  me: string
}

/** The board as it was: its versions, and what has changed between two of them. Closing it leads back to now. */
export function VersionsPanel({ link, live, view, shownEditor, role, title, me }: VersionsPanelProps) {
  const { t } = useTranslation()
  const known = useVersions(link)
  const origin = useOrigin(live)
  const documents = useMemo(
    () => createVersionDocuments((id) => (origin?.versions.some((version) => version.id === id) ? origin.link : link)),
    [link, origin],
  )
  const lookBack = useLookBack(live, view, documents)
  const looking = useReadable(view.still)?.version
  const [part, setPart] = useState<'list' | 'changes'>('list')
  const [from, setFrom] = useState<VersionId>()
  const { versions } = known
  const options = [
    { value: 'list', label: t('versions.part.list') },
    { value: 'changes', label: t('versions.part.changes') },
  ] as const

  function compareWithNow(version: BoardVersion): void {
    setFrom(version.id)
    lookBack.lookAt(undefined)
    setPart('changes')
  }

  if (!versions) return <p className={styles['lead']}>{t(known.problem ? 'versions.unreachable' : 'versions.loading')}</p>
  return (
    <div className={styles['versions']}>
      <Segmented label={t('versions.part.label')} labelHidden value={part} options={options} onChange={setPart} />
      {lookBack.failed && <p role="alert">{t('versions.notLoaded')}</p>}
      {part === 'list' ? (
        <VersionsList
          {...{ link, live, role, title, me, versions, looking, lookBack }}
          onChanged={known.refresh}
          onCompare={compareWithNow}
        />
      ) : (
        <ChangesView {...{ view, documents, versions, origin, looking, lookBack, shownEditor, title, from, onFrom: setFrom }} />
      )}
    </div>
  )
}
