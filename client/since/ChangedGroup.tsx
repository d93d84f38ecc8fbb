import type { Editor } from '@tldraw/tldraw'
import { RotateCcw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { ChangedNote, ChangeKind } from '../../shared/version/changedNotes.ts'
import { changerOf, type SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { ChangeRow } from '../changes/ChangeRow.tsx'
import changeStyles from '../changes/Changes.module.css'
import { showChange } from '../changes/showChange.ts'
import type { BoardView } from '../notes/boardView.ts'
import { Button } from '../ui/Button.tsx'
import { bringGoneBack } from './goneNotes.ts'
import styles from './SincePanel.module.css'

type ChangedGroupProps = {
  since: SinceLastVisit
  kind: ChangeKind
  changed: readonly ChangedNote[]
  settings: BoardSettings
  view: BoardView
  editor: Editor
  mayBringBack: boolean
}

/** The notes that have changed in one way. Those that have gone can be brought back, one by one or all. */
export function ChangedGroup({ since, kind, changed, settings, view, editor, mayBringBack }: ChangedGroupProps) {
  const { t } = useTranslation()
  const { notes, lit } = view
  const gone = kind === 'removed' && mayBringBack ? changed.map(({ note }) => note.id) : []
  const missing = useSyncExternalStore(notes.subscribe, () => gone.filter((id) => !notes.get(id)).length)
  if (changed.length === 0) return null

  function bringBackOne(change: ChangedNote): void {
    bringGoneBack(editor, since, [change.note.id])
    showChange(editor, change)
  }

  return (
    <section className={styles['group']} aria-label={t(`versions.changes.kind.${kind}`)}>
      <h3 className={styles['kind']}>
        {t(`versions.changes.kind.${kind}`)} <span className={styles['count']}>{changed.length}</span>
      </h3>
      <ul className={changeStyles['changes']}>
        {changed.map((change) => (
          <ChangeRow
            key={change.note.id}
            change={change}
            by={changerOf(change, since, settings)}
            onShow={() => showChange(editor, change)}
            onLight={(isLit) => lit.set(isLit ? new Set([change.note.id]) : undefined)}
          >
            {gone.includes(change.note.id) && (
              <div className={styles['back']}>
                {notes.get(change.note.id) ? (
                  <p className={styles['hint']}>{t('since.isBack')}</p>
                ) : (
                  <Button onClick={() => bringBackOne(change)}>
                    <RotateCcw />
                    {t('since.bringBack')}
                  </Button>
                )}
              </div>
            )}
          </ChangeRow>
        ))}
      </ul>
      {missing > 1 && (
        <Button className={styles['all']} onClick={() => bringGoneBack(editor, since, gone)}>
          <RotateCcw />
          {t('since.bringAllBack')}
        </Button>
      )}
    </section>
  )
}
