import type { Editor } from '@tldraw/tldraw'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '../../shared/board/role.ts'
import { kindsOf, type ChangedNote } from '../../shared/version/changedNotes.ts'
import { must } from '../../shared/must.ts'
import { toldKinds, type SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { waysOf } from '../changes/waysOf.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { takeFocus } from '../ui/takeFocus.ts'
import { useReadable } from '../ui/useReadable.ts'
import { ChangedGroup } from './ChangedGroup.tsx'
import styles from './SincePanel.module.css'
import { useSinceWords } from './useSinceWords.ts'

type SincePanelProps = { live: LiveBoard; view: BoardView; editor: Editor; role: Role }

/** What has changed since the last visit, note by note, and as arrows on the canvas while it is open. */
export function SincePanel({ live, view, editor, role }: SincePanelProps) {
  const { t } = useTranslation()
  const words = useSinceWords()
  const settings = useReadable(live.settings)
  // What was told is read to its end, whatever happens to the notice meanwhile.
  const [since] = useState<SinceLastVisit | undefined>(view.since.get)

  const { ways, lit, notes } = view
  // What was brought back has not gone, and what has gone meanwhile is not new: there is nothing to show of it on the canvas.
  const isStillSo = ({ note, difference }: ChangedNote): boolean => (difference.presence === 'removed') === !notes.get(note.id)
  const shown = useSyncExternalStore(notes.subscribe, () => (since?.changed ?? []).filter(isStillSo).map(idOf).join())
  useEffect(() => {
    const ids = new Set(shown.split(','))
    ways.set(since && waysOf(since.changed.filter((change) => ids.has(idOf(change)))))
  }, [ways, since, shown])
  useEffect(() => {
    return () => {
      ways.set(undefined)
      lit.set(undefined)
    }
  }, [ways, lit])

  if (!since) return null
  const { when, what } = words(since, settings)
  return (
    <div className={styles['since']}>
      <p ref={takeFocus} tabIndex={-1}>
        {when}
        {what}
      </p>
      <p className={styles['hint']}>{t('since.hint')}</p>
      {toldKinds.map((kind) => (
        <ChangedGroup
          key={kind}
          kind={kind}
          changed={since.changed.filter((change) => firstKindOf(change) === kind)}
          mayBringBack={can(role, 'edit')}
          {...{ since, settings, view, editor }}
        />
      ))}
    </div>
  )
}

function idOf({ note }: ChangedNote): string {
  return note.id
}

/** A note that was moved and edited stands with the moved ones, and says both. */
function firstKindOf({ difference }: ChangedNote) {
  return must(kindsOf(difference)[0], 'it has changed somehow')
}
