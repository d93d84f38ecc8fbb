import type { Editor } from '@tldraw/tldraw'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardVersion, VersionId } from '../../shared/version/boardVersion.ts'
import { changedNotes, kindsOf, type ChangeKind } from '../../shared/version/changedNotes.ts'
import type { BoardComparison } from '../../shared/version/compare.ts'
import { ChangeRow } from '../changes/ChangeRow.tsx'
import changeStyles from '../changes/Changes.module.css'
import { showChange } from '../changes/showChange.ts'
import { waysOf } from '../changes/waysOf.ts'
import type { BoardView } from '../notes/boardView.ts'
import { ChangeFilter } from './ChangeFilter.tsx'
import { MomentChoice } from './MomentChoice.tsx'
import { SaveChanges } from './SaveChanges.tsx'
import { useComparison } from './useComparison.ts'
import type { LookBack } from './useLookBack.ts'
import type { OriginBoard } from './useOrigin.ts'
import type { VersionDocuments } from './versionDocuments.ts'
import styles from './Versions.module.css'

type ChangesViewProps = {
  view: BoardView
  documents: VersionDocuments
  versions: readonly BoardVersion[]
  /** The board that this one was copied from. */
  origin: OriginBoard | undefined
  /** The later moment: the version that is looked at, or now. */
  looking: BoardVersion | undefined
  lookBack: LookBack
  shownEditor: Editor
  title: string
  /** The earlier moment, when one was chosen. */
  from: VersionId | undefined
  onFrom: (id: VersionId) => void
}

const nothing: BoardComparison = new Map()

/** What has changed between two moments: as a list, the farthest moved first, and as arrows on the canvas of the later one. */
export function ChangesView({ view, documents, versions, origin, looking, lookBack, shownEditor, title, from, onFrom }: ChangesViewProps) {
  const { t } = useTranslation()
  const [hidden, setHidden] = useState<ReadonlySet<ChangeKind>>(new Set())
  const earlier = useMemo(() => [...versions, ...(origin?.versions ?? [])], [versions, origin])
  const before = earlier.find(({ id }) => id === from) ?? usualMoment(versions) ?? origin?.versions.at(-1)
  const comparison = useComparison(view.notes, documents, before, looking)
  const found = typeof comparison === 'object' ? comparison : nothing
  const changed = useMemo(() => changedNotes(found), [found])
  const shown = useMemo(() => changed.filter(({ difference }) => kindsOf(difference).some((kind) => !hidden.has(kind))), [changed, hidden])

  const { ways, lit } = view
  useEffect(() => {
    ways.set(waysOf(shown))
    return () => ways.set(undefined)
  }, [ways, shown])
  useEffect(() => () => lit.set(undefined), [lit])

  if (!before) return <p className={styles['lead']}>{t('versions.empty')}</p>
  return (
    <>
      <MomentChoice versions={versions} origin={origin} from={before} to={looking} onFrom={onFrom} onTo={lookBack.lookAt} />
      {comparison === undefined && <p className={styles['quiet']}>{t('versions.loading')}</p>}
      {comparison === 'failed' && <p role="alert">{t('versions.notLoaded')}</p>}
      {typeof comparison === 'object' && changed.length === 0 && <p role="status">{t('versions.changes.none')}</p>}
      {changed.length > 0 && (
        <>
          <ChangeFilter changed={changed} hidden={hidden} onHidden={setHidden} />
          <ol className={changeStyles['changes']}>
            {shown.map((change) => (
              <ChangeRow
                key={change.note.id}
                change={change}
                onShow={() => showChange(shownEditor, change)}
                onLight={(isLit) => lit.set(isLit ? new Set([change.note.id]) : undefined)}
              />
            ))}
          </ol>
          <SaveChanges title={title} comparison={found} />
        </>
      )}
    </>
  )
}

/** What people want to compare with, when they have not said: the last one with a name. */
function usualMoment(versions: readonly BoardVersion[]): BoardVersion | undefined {
  return versions.findLast(({ name }) => name !== '') ?? versions.at(-1)
}
